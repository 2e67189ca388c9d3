-- 8e3935fde7dfadce
SELECT
  *
FROM (
  SELECT
    "t12"."cell",
    "t12"."scope",
    "t12"."k1",
    "t12"."k2",
    "t12"."k3",
    COUNT(*) AS "records",
    COUNT("t12"."x") AS "known",
    CAST(SUM(CAST("t12"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t12"."x", 0.5) AS "middle",
    MAX("t12"."x") AS "top"
  FROM (
    SELECT
      "t11"."cell",
      "t11"."key",
      CASE WHEN "t11"."whole" THEN '' ELSE "t11"."team" END AS "scope",
      CASE
        WHEN "t11"."by_1" = 'referrer'
        THEN "t11"."referrer"
        WHEN "t11"."by_1" = 'track'
        THEN "t11"."track"
        WHEN "t11"."by_1" = 'decision'
        THEN "t11"."decision"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t11"."by_2" = 'referrer'
        THEN "t11"."referrer"
        WHEN "t11"."by_2" = 'track'
        THEN "t11"."track"
        WHEN "t11"."by_2" = 'decision'
        THEN "t11"."decision"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t11"."by_3" = 'referrer'
        THEN "t11"."referrer"
        WHEN "t11"."by_3" = 'track'
        THEN "t11"."track"
        WHEN "t11"."by_3" = 'decision'
        THEN "t11"."decision"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t10"."team",
        "t10"."key",
        "t10"."referrer",
        "t10"."track",
        "t10"."decision",
        "t8"."cell",
        "t8"."whole",
        "t8"."flag_1",
        "t8"."flag_2",
        "t8"."by_1",
        "t8"."by_2",
        "t8"."by_3",
        "t8"."number"
      FROM (
        SELECT
          "t6"."team",
          "t6"."application" AS "key",
          COALESCE("t6"."referrer", 'unknown') AS "referrer",
          COALESCE("t6"."track", 'unknown') AS "track",
          COALESCE("t6"."decision", 'pending') AS "decision"
        FROM (
          SELECT
            "t3"."application",
            "t3"."participant",
            "t3"."team",
            "t3"."track",
            "t3"."referrer",
            "t3"."received_on",
            "t3"."decision",
            "t3"."decided_on",
            "t3"."left_queue_on",
            "t4"."first",
            "t4"."last",
            "t4"."one_year"
          FROM "applications" AS "t3"
          CROSS JOIN "_run" AS "t4"
        ) AS "t6"
        WHERE
          "t6"."received_on" >= "t6"."first" AND "t6"."received_on" <= "t6"."last"
      ) AS "t10"
      CROSS JOIN (
        SELECT
          "t5".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t1"
          WHERE
            "t1"."fact" = 'applications'
        ) AS "t5"
      ) AS "t8"
    ) AS "t11"
    WHERE
      "t11"."whole" OR (
        "t11"."team" IS NOT NULL
      )
  ) AS "t12"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t13"
