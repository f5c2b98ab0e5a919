"""The commands of ``concord``, each imported when it is asked for."""
