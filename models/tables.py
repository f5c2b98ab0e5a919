"""Every table of the record in one place, for migrations."""

from models.base import Base
from models.modules import modules

modules("models")  # a table is known once its module was imported

METADATA = Base.metadata
