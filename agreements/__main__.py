"""`python -m agreements` is `agreements`."""

from agreements.cli import main

if __name__ == "__main__":
    main(prog_name="agreements")
