"""Settings of the service, from the environment (``CONCORD_…``) and a file ``.env``."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Every setting, with its default."""

    model_config = SettingsConfigDict(env_prefix="CONCORD_", env_file=".env", extra="ignore", frozen=True)

    database_url: str = Field(
        default=f"sqlite:///{ROOT / 'var' / 'concord.db'}",
        description="The database: sqlite:///FILE or postgresql://USER@HOST/NAME",
    )
    home: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = Field(
        default="CN", description="The home state, ISO 3166-1 alpha-2"
    )
    data: Path = Field(default=ROOT / "data", description="The folder that an empty database is filled from")
    host: str = Field(default="127.0.0.1", description="The address served at")
    port: Annotated[int, Field(ge=0, le=65_535)] = Field(default=8000, description="The port served at")
    public_url: Annotated[str, Field(pattern=r"^https?://[^\s/]+(/\S*)?$")] | None = Field(
        default=None,
        description="The address at which the world reaches the service; as requests name it where it is left out",
    )
    log_level: Literal["critical", "error", "warning", "info", "debug"] = Field(
        default="info", description="The least severe message that is logged"
    )
    workers: Annotated[int, Field(ge=1, le=64)] = Field(
        default=1, description="How many processes answer requests"
    )
    cache_megabytes: Annotated[int, Field(ge=0, le=65_536)] = Field(
        default=64, description="Memory of each process for answers that are kept, in megabytes; 0 keeps none"
    )
    body_limit: Annotated[int, Field(ge=0)] = Field(
        default=1_000_000, description="The largest body of a request that is read, in bytes"
    )
    rate_limit: Annotated[float, Field(ge=0)] = Field(
        default=0, description="Requests a second that one client may make on average; 0 sets no limit"
    )
    cors_origins: list[str] = Field(
        default_factory=list,
        description='Origins whose pages may read the API in a browser, as a JSON list; ["*"] for all',
    )
    metrics: bool = Field(default=False, description="Whether /metrics answers, for Prometheus")
