"""The order of the stages: a definition file in, documents that were read back out."""

from agreements.pipeline.building import BuildOptions, Built, build, numbered_document
from agreements.pipeline.checking import Checked, check
from agreements.pipeline.stages import STAGES

__all__ = ["STAGES", "BuildOptions", "Built", "Checked", "build", "check", "numbered_document"]
