-- The words of detail in Chinese, where there are any.
ALTER TABLE catalog.import_warning ADD detail_zh text;
