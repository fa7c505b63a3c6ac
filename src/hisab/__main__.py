"""`python -m hisab` is `hisab`."""

from hisab.cli.main import main

main()
