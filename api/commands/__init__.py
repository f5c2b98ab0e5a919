"""The command ``concord``: one file for each group of its words."""
