-- 8e3935fde7dfadce
SELECT
  *
FROM (
  SELECT
    "t9"."cell",
    "t9"."scope",
    "t9"."k1",
    "t9"."k2",
    "t9"."k3",
    COUNT(*) AS "records",
    COUNT("t9"."x") AS "known",
    CAST(SUM(CAST("t9"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t9"."x", 0.5) AS "middle",
    MAX("t9"."x") AS "top"
  FROM (
    SELECT
      "t8"."cell",
      "t8"."key",
      CASE WHEN "t8"."whole" THEN '' ELSE "t8"."team" END AS "scope",
      CASE WHEN "t8"."by_1" = 'entry' THEN "t8"."entry" ELSE CAST(NULL AS TEXT) END AS "k1",
      CASE WHEN "t8"."by_2" = 'entry' THEN "t8"."entry" ELSE CAST(NULL AS TEXT) END AS "k2",
      CASE WHEN "t8"."by_3" = 'entry' THEN "t8"."entry" ELSE CAST(NULL AS TEXT) END AS "k3",
      CASE
        WHEN "t8"."number" = 'amount'
        THEN "t8"."amount"
        WHEN "t8"."number" = 'requisitioned'
        THEN "t8"."requisitioned"
        WHEN "t8"."number" = 'granted'
        THEN "t8"."granted"
        ELSE CAST(NULL AS DOUBLE)
      END AS "x"
    FROM (
      SELECT
        "t3"."team",
        "t3"."entry",
        "t3"."funding_id" AS "key",
        CASE
          WHEN "t3"."entry" IN ('budgeted', 'granted') AND NOT (
            "t4"."one_year"
          )
          THEN NULL
          ELSE CASE
            WHEN CASE
              WHEN "t3"."entry" IN ('budgeted', 'granted')
              THEN "t3"."year" = EXTRACT(year FROM "t4"."last")
              ELSE COALESCE(
                (
                  "t3"."period_from" >= "t4"."first"
                )
                AND (
                  "t3"."period_to" <= "t4"."last"
                ),
                FALSE
              )
            END
            THEN "t3"."amount"
            ELSE 0.0
          END
        END AS "amount",
        CASE
          WHEN "t3"."entry" = 'requisitioned'
          THEN CASE
            WHEN "t3"."entry" IN ('budgeted', 'granted') AND NOT (
              "t4"."one_year"
            )
            THEN NULL
            ELSE CASE
              WHEN CASE
                WHEN "t3"."entry" IN ('budgeted', 'granted')
                THEN "t3"."year" = EXTRACT(year FROM "t4"."last")
                ELSE COALESCE(
                  (
                    "t3"."period_from" >= "t4"."first"
                  )
                  AND (
                    "t3"."period_to" <= "t4"."last"
                  ),
                  FALSE
                )
              END
              THEN "t3"."amount"
              ELSE 0.0
            END
          END
          ELSE 0.0
        END AS "requisitioned",
        CASE
          WHEN "t3"."entry" = 'granted'
          THEN CASE
            WHEN "t3"."entry" IN ('budgeted', 'granted') AND NOT (
              "t4"."one_year"
            )
            THEN NULL
            ELSE CASE
              WHEN CASE
                WHEN "t3"."entry" IN ('budgeted', 'granted')
                THEN "t3"."year" = EXTRACT(year FROM "t4"."last")
                ELSE COALESCE(
                  (
                    "t3"."period_from" >= "t4"."first"
                  )
                  AND (
                    "t3"."period_to" <= "t4"."last"
                  ),
                  FALSE
                )
              END
              THEN "t3"."amount"
              ELSE 0.0
            END
          END
          ELSE 0.0
        END AS "granted",
        "t7"."cell",
        "t7"."whole",
        "t7"."flag_1",
        "t7"."flag_2",
        "t7"."by_1",
        "t7"."by_2",
        "t7"."by_3",
        "t7"."number"
      FROM "funding" AS "t3"
      CROSS JOIN "_run" AS "t4"
      CROSS JOIN (
        SELECT
          "t5".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t2"
          WHERE
            "t2"."fact" = 'funding'
        ) AS "t5"
      ) AS "t7"
    ) AS "t8"
    WHERE
      "t8"."whole" OR (
        "t8"."team" IS NOT NULL
      )
  ) AS "t9"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t10"
