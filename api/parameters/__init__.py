"""How requests reach routes: what they ask for beside ``reports.parameters``, a session, and the form of the answer."""
