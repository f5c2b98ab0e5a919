"""From the YAML files of the record to rows, with every fault named and nothing half-written."""
