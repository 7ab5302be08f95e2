CREATE SCHEMA catalog;

CREATE TABLE catalog.supplier (
    id         uuid PRIMARY KEY,
    code       text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
    kind       text NOT NULL CHECK (kind IN ('GOODS', 'SERVICES')),
    name_en    text NOT NULL,
    name_zh    text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Where a supplier sells. Communities live in another schema: an id only.
CREATE TABLE catalog.supplier_community (
    supplier_id  uuid NOT NULL REFERENCES catalog.supplier,
    community_id uuid NOT NULL,
    PRIMARY KEY (supplier_id, community_id)
);
CREATE INDEX ON catalog.supplier_community (community_id);

-- path: the names from the root, joined by ' > ', as the first feed wrote them; what a feed is matched by.
CREATE TABLE catalog.category (
    id        uuid PRIMARY KEY,
    parent_id uuid REFERENCES catalog.category,
    path      text NOT NULL UNIQUE,
    depth     smallint NOT NULL CHECK (depth BETWEEN 1 AND 8),
    name_en   text NOT NULL,
    name_zh   text NOT NULL,
    icon      text
);
CREATE INDEX ON catalog.category (parent_id);

-- What it is. name_zh is null where only one name is known.
CREATE TABLE catalog.sku (
    id             uuid PRIMARY KEY,
    category_id    uuid NOT NULL REFERENCES catalog.category,
    name           text NOT NULL,
    name_zh        text,
    brand          text NOT NULL DEFAULT '',
    description    text NOT NULL DEFAULT '',
    description_zh text,
    image_url      text NOT NULL DEFAULT '',
    gtin           text,
    updated_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON catalog.sku (category_id);

-- Who sells it, at which price in minor units. version rises with every change of the offer or its SKU.
CREATE TABLE catalog.offer (
    id           uuid PRIMARY KEY,
    supplier_id  uuid NOT NULL REFERENCES catalog.supplier,
    supplier_sku text NOT NULL,
    sku_id       uuid NOT NULL REFERENCES catalog.sku,
    price        bigint NOT NULL CHECK (price > 0),
    list_price   bigint CHECK (list_price > 0),
    currency     char(3) NOT NULL,
    withdrawn    boolean NOT NULL DEFAULT false,
    version      bigint NOT NULL DEFAULT 1,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (supplier_id, supplier_sku)
);
CREATE INDEX ON catalog.offer (sku_id);

-- Sellable quantity. An offer without a row is not counted: its supplier promises to deliver whatever is ordered.
CREATE TABLE catalog.stock (
    offer_id  uuid PRIMARY KEY REFERENCES catalog.offer,
    available bigint NOT NULL CHECK (available >= 0)
);

-- Quantity taken out of stock for somebody. HELD until paid (TAKEN) or given back (RELEASED).
CREATE TABLE catalog.stock_reservation (
    id         uuid NOT NULL,
    offer_id   uuid NOT NULL REFERENCES catalog.offer,
    quantity   bigint NOT NULL CHECK (quantity > 0),
    state      text NOT NULL CHECK (state IN ('HELD', 'TAKEN', 'RELEASED')),
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (id, offer_id)
);
CREATE INDEX ON catalog.stock_reservation (expires_at) WHERE state = 'HELD';

CREATE TABLE catalog.service_item (
    id               uuid PRIMARY KEY,
    supplier_id      uuid NOT NULL REFERENCES catalog.supplier,
    category_id      uuid NOT NULL REFERENCES catalog.category,
    name_en          text NOT NULL,
    name_zh          text NOT NULL,
    description_en   text NOT NULL DEFAULT '',
    description_zh   text NOT NULL DEFAULT '',
    duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 5 AND 1440),
    price            bigint NOT NULL CHECK (price > 0),
    currency         char(3) NOT NULL,
    withdrawn        boolean NOT NULL DEFAULT false
);
CREATE INDEX ON catalog.service_item (supplier_id);

CREATE TABLE catalog.import_run (
    id            uuid PRIMARY KEY,
    supplier_id   uuid REFERENCES catalog.supplier, -- null: a platform operator's, split by its supplier column
    file_name     text NOT NULL,
    bytes         bigint NOT NULL,
    sha256        text NOT NULL DEFAULT '', -- of the file, unpacked
    request_id    uuid UNIQUE, -- of the request that brought it, where the client named it: a repeated one finds the run
    state         text NOT NULL CHECK (state IN ('STORED', 'RUNNING', 'COMPLETED', 'FAILED')),
    failure_code  text,
    failure       text,
    attempts      integer NOT NULL DEFAULT 0, -- how often it was begun; a crash leaves it RUNNING until its lease ends
    lease_until   timestamptz,
    read          bigint NOT NULL DEFAULT 0,
    created       bigint NOT NULL DEFAULT 0,
    changed       bigint NOT NULL DEFAULT 0,
    unchanged     bigint NOT NULL DEFAULT 0,
    rejected      bigint NOT NULL DEFAULT 0,
    searchable    boolean NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now(),
    finished_at   timestamptz
);
CREATE INDEX ON catalog.import_run (supplier_id, id);
CREATE INDEX ON catalog.import_run (id) WHERE state IN ('STORED', 'RUNNING');
-- One run of a supplier (and of the platform) at a time.
CREATE UNIQUE INDEX import_run_one_running ON catalog.import_run
    (coalesce(supplier_id, '00000000-0000-0000-0000-000000000000')) WHERE state = 'RUNNING';

CREATE TABLE catalog.import_rejection (
    run_id       uuid NOT NULL REFERENCES catalog.import_run ON DELETE CASCADE,
    line         bigint NOT NULL,
    supplier_sku text NOT NULL,
    code         text NOT NULL,
    detail       text NOT NULL,
    PRIMARY KEY (run_id, line)
);

GRANT USAGE ON SCHEMA catalog TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA catalog TO ${app};
ALTER DEFAULT PRIVILEGES IN SCHEMA catalog GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};
