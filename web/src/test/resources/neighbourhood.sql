-- A small neighbourhood for tests. What is in it, and under which ids, says the class Neighbourhood.
SELECT set_config('linli.tenant', '*', false);

CREATE FUNCTION pg_temp.fixed(kind integer, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT format('00000000-0000-7000-80%s-%s', lpad(kind::text, 2, '0'), lpad(number::text, 12, '0'))::uuid
$$;
CREATE FUNCTION pg_temp.subject(number bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT '00000000-0000-4000-8000-' || lpad(number::text, 12, '0')
$$;

-- Place
INSERT INTO marketplace.property_company (id, code, name_en, name_zh, color) VALUES
    (pg_temp.fixed(1, 1), 'sunrise', 'Sunrise', '晨曦物业', '#c2410c'),
    (pg_temp.fixed(1, 2), 'harbor', 'Harbor', '港湾物业', '#0f766e')
ON CONFLICT DO NOTHING;

INSERT INTO marketplace.community (id, company_id, code, name_en, name_zh, city_en, city_zh) VALUES
    (pg_temp.fixed(2, 1), pg_temp.fixed(1, 1), 'maple-court', 'Maple Court', '枫林苑', 'Hangzhou', '杭州'),
    (pg_temp.fixed(2, 2), pg_temp.fixed(1, 1), 'lakeside', 'Lakeside', '湖畔花园', 'Hangzhou', '杭州'),
    (pg_temp.fixed(2, 3), pg_temp.fixed(1, 2), 'harbor-view', 'Harbor View', '港景公寓', 'Ningbo', '宁波')
ON CONFLICT DO NOTHING;

-- One building, one entrance and 40 dwellings in each community; dwelling n of community c has number 1000 c + n.
INSERT INTO marketplace.building (id, company_id, community_id, name)
SELECT pg_temp.fixed(3, c), pg_temp.fixed(1, CASE c WHEN 3 THEN 2 ELSE 1 END), pg_temp.fixed(2, c), '1'
FROM generate_series(1, 3) c
ON CONFLICT DO NOTHING;
INSERT INTO marketplace.entrance (id, company_id, building_id, name)
SELECT pg_temp.fixed(4, c), pg_temp.fixed(1, CASE c WHEN 3 THEN 2 ELSE 1 END), pg_temp.fixed(3, c), 'A'
FROM generate_series(1, 3) c
ON CONFLICT DO NOTHING;
INSERT INTO marketplace.unit (id, company_id, entrance_id, number)
SELECT pg_temp.fixed(5, 1000 * c + n), pg_temp.fixed(1, CASE c WHEN 3 THEN 2 ELSE 1 END), pg_temp.fixed(4, c),
       format('%s0%s', 1 + (n - 1) / 4, 1 + (n - 1) % 4)
FROM generate_series(1, 3) c, generate_series(1, 40) n
ON CONFLICT DO NOTHING;
INSERT INTO marketplace.household (id, company_id, community_id, unit_id)
SELECT pg_temp.fixed(6, 1000 * c + n), pg_temp.fixed(1, CASE c WHEN 3 THEN 2 ELSE 1 END), pg_temp.fixed(2, c),
       pg_temp.fixed(5, 1000 * c + n)
FROM generate_series(1, 3) c, generate_series(1, 40) n
ON CONFLICT DO NOTHING;

-- Residents 1 to 12 live in Maple Court, 13 to 18 in Lakeside, 19 to 30 in Harbor View; resident 2 with resident 1.
WITH lives AS (
    SELECT n, CASE WHEN n <= 12 THEN 1 WHEN n <= 18 THEN 2 ELSE 3 END AS c, CASE n WHEN 2 THEN 1 ELSE n END AS dwelling
    FROM generate_series(1, 30) n)
INSERT INTO marketplace.resident (id, company_id, community_id, household_id, display_name)
SELECT pg_temp.fixed(7, n), pg_temp.fixed(1, CASE c WHEN 3 THEN 2 ELSE 1 END), pg_temp.fixed(2, c),
       pg_temp.fixed(6, 1000 * c + dwelling), 'Resident ' || n
FROM lives
ON CONFLICT DO NOTHING;
-- Leader c of community c lives in its dwelling 40.
INSERT INTO marketplace.resident (id, company_id, community_id, household_id, display_name, leader)
SELECT pg_temp.fixed(7, 100 + c), pg_temp.fixed(1, CASE c WHEN 3 THEN 2 ELSE 1 END), pg_temp.fixed(2, c),
       pg_temp.fixed(6, 1000 * c + 40), 'Leader ' || c, true
FROM generate_series(1, 3) c
ON CONFLICT DO NOTHING;
INSERT INTO fulfillment.pickup_point (id, company_id, community_id, leader_id, name_en, name_zh)
SELECT pg_temp.fixed(14, c), pg_temp.fixed(1, CASE c WHEN 3 THEN 2 ELSE 1 END), pg_temp.fixed(2, c),
       pg_temp.fixed(7, 100 + c), 'Gate house', '门卫室'
FROM generate_series(1, 3) c
ON CONFLICT DO NOTHING;

-- Suppliers and providers
INSERT INTO catalog.supplier (id, code, kind, name_en, name_zh) VALUES
    (pg_temp.fixed(8, 1), 'supplier-01', 'GOODS', 'Green Terrace', '绿台农鲜'),
    (pg_temp.fixed(8, 2), 'supplier-02', 'GOODS', 'Clear Spring', '清泉日化'),
    (pg_temp.fixed(8, 51), 'provider-01', 'SERVICES', 'Bright Wheels', '亮轮洗车'),
    (pg_temp.fixed(8, 52), 'provider-02', 'SERVICES', 'Tidy Home', '洁家服务')
ON CONFLICT DO NOTHING;
-- supplier-02 does not sell in Harbor View, provider-02 comes to Maple Court only.
INSERT INTO catalog.supplier_community (supplier_id, community_id)
SELECT pg_temp.fixed(8, s), pg_temp.fixed(2, c)
FROM (VALUES (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (51, 1), (51, 2), (51, 3), (52, 1)) serves (s, c)
ON CONFLICT DO NOTHING;

INSERT INTO catalog.category (id, parent_id, path, depth, name_en, name_zh, icon) VALUES
    (pg_temp.fixed(9, 1), NULL, 'Fruit', 1, 'Fruit', '水果', 'fruit'),
    (pg_temp.fixed(9, 2), pg_temp.fixed(9, 1), 'Fruit > Oranges', 2, 'Oranges', '橙子', 'fruit'),
    (pg_temp.fixed(9, 3), pg_temp.fixed(9, 1), 'Fruit > Pears', 2, 'Pears', '梨', 'fruit'),
    (pg_temp.fixed(9, 4), NULL, 'Home Cleaning', 1, 'Home Cleaning', '家庭清洁', 'clean'),
    (pg_temp.fixed(9, 5), pg_temp.fixed(9, 4), 'Home Cleaning > Laundry Liquids', 2, 'Laundry Liquids', '洗衣液', 'clean'),
    (pg_temp.fixed(9, 6), NULL, 'Home Services', 1, 'Home Services', '家庭服务', 'service'),
    (pg_temp.fixed(9, 7), pg_temp.fixed(9, 6), 'Home Services > Car Wash', 2, 'Car Wash', '洗车', 'service'),
    (pg_temp.fixed(9, 8), pg_temp.fixed(9, 6), 'Home Services > Housekeeping', 2, 'Housekeeping', '家政保洁', 'service')
ON CONFLICT DO NOTHING;

-- Offers 1 to 12 are supplier-01's (oranges, from 7 on pears), 13 to 20 supplier-02's (laundry). Offer n costs n yuan and
-- 50 fen. Stock is 100 of each; offer 11 has one, 12 is sold out, 19 and 20 are not counted.
INSERT INTO catalog.sku (id, category_id, name, name_zh, brand, description, description_zh, image_url)
SELECT pg_temp.fixed(10, n),
       pg_temp.fixed(9, CASE WHEN n <= 6 THEN 2 WHEN n <= 12 THEN 3 ELSE 5 END),
       CASE WHEN n <= 6 THEN format('Heting Sweet Orange, %s kg', n)
            WHEN n <= 12 THEN format('Heting Snow Pear, %s kg', n - 6)
            ELSE format('Lanyun Laundry Liquid Lavender, %s L', n - 12) END,
       CASE WHEN n <= 6 THEN format('禾汀 甜橙 %s千克', n)
            WHEN n <= 12 THEN format('禾汀 雪梨 %s千克', n - 6)
            ELSE format('蓝筠 薰衣草洗衣液 %s升', n - 12) END,
       CASE WHEN n <= 12 THEN 'Heting' ELSE 'Lanyun' END,
       'For tests.', '用于测试。', ''
FROM generate_series(1, 20) n
ON CONFLICT DO NOTHING;
INSERT INTO catalog.offer (id, supplier_id, supplier_sku, sku_id, price, list_price, currency)
SELECT pg_temp.fixed(11, n), pg_temp.fixed(8, CASE WHEN n <= 12 THEN 1 ELSE 2 END), format('N-%s', n),
       pg_temp.fixed(10, n), 100 * n + 50, CASE WHEN n % 2 = 0 THEN 100 * n + 150 END, 'CNY'
FROM generate_series(1, 20) n
ON CONFLICT DO NOTHING;
INSERT INTO catalog.stock (offer_id, available)
SELECT pg_temp.fixed(11, n), CASE n WHEN 11 THEN 1 WHEN 12 THEN 0 ELSE 100 END
FROM generate_series(1, 18) n
ON CONFLICT DO NOTHING;

-- Services: a car wash of one hour for 48 yuan, housekeeping of two hours for 120 yuan. Technicians 1 and 2 wash cars,
-- technician 3 keeps house; all work every day from 08:00 to 20:00.
INSERT INTO catalog.service_item (id, supplier_id, category_id, name_en, name_zh, duration_minutes, price, currency) VALUES
    (pg_temp.fixed(12, 1), pg_temp.fixed(8, 51), pg_temp.fixed(9, 7), 'Car wash', '标准洗车', 60, 4800, 'CNY'),
    (pg_temp.fixed(12, 2), pg_temp.fixed(8, 52), pg_temp.fixed(9, 8), 'Two hours of housekeeping', '两小时保洁', 120, 12000, 'CNY')
ON CONFLICT DO NOTHING;
INSERT INTO fulfillment.technician (id, supplier_id, display_name) VALUES
    (pg_temp.fixed(13, 1), pg_temp.fixed(8, 51), 'Chen'),
    (pg_temp.fixed(13, 2), pg_temp.fixed(8, 51), 'Zhou'),
    (pg_temp.fixed(13, 3), pg_temp.fixed(8, 52), 'Wu')
ON CONFLICT DO NOTHING;
INSERT INTO fulfillment.shift (id, technician_id, weekday, starts, ends)
SELECT pg_temp.fixed(15, 10 * t + weekday), pg_temp.fixed(13, t), weekday, '08:00', '20:00'
FROM generate_series(1, 3) t, generate_series(1, 7) weekday
ON CONFLICT DO NOTHING;

-- Who signs in: technician-01 is Chen, technician-02 is Wu; Zhou has no sign-in.
INSERT INTO web.sign_in (subject, party_kind, party_id, company_id)
SELECT pg_temp.subject(10 + n), 'PROPERTY_COMPANY', pg_temp.fixed(1, n), pg_temp.fixed(1, n) FROM generate_series(1, 2) n
UNION ALL
SELECT pg_temp.subject(100 + n), 'SUPPLIER', pg_temp.fixed(8, n), NULL FROM generate_series(1, 2) n
UNION ALL
SELECT pg_temp.subject(200 + n), 'SUPPLIER', pg_temp.fixed(8, 50 + n), NULL FROM generate_series(1, 2) n
UNION ALL
SELECT pg_temp.subject(300 + n), 'TECHNICIAN', pg_temp.fixed(13, 2 * n - 1), NULL FROM generate_series(1, 2) n
UNION ALL
SELECT pg_temp.subject(400 + c), 'RESIDENT', pg_temp.fixed(7, 100 + c), pg_temp.fixed(1, CASE c WHEN 3 THEN 2 ELSE 1 END)
FROM generate_series(1, 3) c
UNION ALL
SELECT pg_temp.subject(500 + n), 'RESIDENT', pg_temp.fixed(7, n), pg_temp.fixed(1, CASE WHEN n > 18 THEN 2 ELSE 1 END)
FROM generate_series(1, 30) n
ON CONFLICT DO NOTHING;
