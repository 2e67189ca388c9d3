-- 8e3935fde7dfadce
WITH "t12" AS (
  SELECT
    "t8"."team",
    "t8"."started_on",
    "t8"."ended_on",
    "t8"."key",
    "t8"."enrolment",
    "t9"."first",
    "t9"."last"
  FROM (
    SELECT
      "t2"."team",
      "t2"."started_on",
      "t2"."ended_on",
      "t2"."enrolment" AS "key",
      "t2"."enrolment"
    FROM "enrolments" AS "t2"
  ) AS "t8"
  CROSS JOIN (
    SELECT
      "t3"."first",
      "t3"."last"
    FROM "_run" AS "t3"
  ) AS "t9"
)
SELECT
  *
FROM (
  SELECT
    "t26"."cell",
    "t26"."scope",
    "t26"."k1",
    "t26"."k2",
    "t26"."k3",
    COUNT(DISTINCT "t26"."key") AS "records",
    COUNT("t26"."x") AS "known",
    CAST(SUM(CAST("t26"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t26"."x", 0.5) AS "middle",
    MAX("t26"."x") AS "top"
  FROM (
    SELECT
      "t25"."cell",
      "t25"."key",
      CASE WHEN "t25"."whole" THEN '' ELSE "t25"."team" END AS "scope",
      CASE WHEN "t25"."by_1" = 'track' THEN "t25"."track" ELSE CAST(NULL AS TEXT) END AS "k1",
      CASE WHEN "t25"."by_2" = 'track' THEN "t25"."track" ELSE CAST(NULL AS TEXT) END AS "k2",
      CASE WHEN "t25"."by_3" = 'track' THEN "t25"."track" ELSE CAST(NULL AS TEXT) END AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t16"."key",
        "t16"."team",
        COALESCE("t24"."track", 'unknown') AS "track",
        "t11"."cell",
        "t11"."whole",
        "t11"."flag_1",
        "t11"."flag_2",
        "t11"."by_1",
        "t11"."by_2",
        "t11"."by_3",
        "t11"."number"
      FROM (
        SELECT
          *
        FROM "t12" AS "t13"
        WHERE
          "t13"."started_on" <= "t13"."last"
          AND (
            (
              "t13"."ended_on" IS NULL
            ) OR (
              "t13"."ended_on" > "t13"."last"
            )
          )
      ) AS "t16"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t22"."enrolment",
          "t22"."track"
        FROM (
          SELECT
            "t4"."enrolment",
            "t4"."track",
            "t17"."first",
            "t17"."last",
            "t4"."started_on" AS "stay_from",
            COALESCE("t4"."ended_on", "t21"."next_on", "t17"."left_on") AS "stay_to"
          FROM "placements" AS "t4"
          INNER JOIN (
            SELECT
              "t13"."enrolment",
              "t13"."first",
              "t13"."last",
              "t13"."ended_on" AS "left_on"
            FROM "t12" AS "t13"
            WHERE
              "t13"."started_on" <= "t13"."last"
              AND (
                (
                  "t13"."ended_on" IS NULL
                ) OR (
                  "t13"."ended_on" > "t13"."last"
                )
              )
          ) AS "t17"
            ON "t4"."enrolment" = "t17"."enrolment"
          LEFT OUTER JOIN (
            SELECT
              "t19"."enrolment",
              "t19"."started_on",
              LEAD("t19"."started_on") OVER (
                PARTITION BY "t19"."enrolment"
                ORDER BY "t19"."started_on" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "next_on"
            FROM (
              SELECT DISTINCT
                *
              FROM (
                SELECT
                  "t4"."enrolment",
                  "t4"."started_on"
                FROM "placements" AS "t4"
                INNER JOIN (
                  SELECT
                    "t13"."enrolment",
                    "t13"."first",
                    "t13"."last",
                    "t13"."ended_on" AS "left_on"
                  FROM "t12" AS "t13"
                  WHERE
                    "t13"."started_on" <= "t13"."last"
                    AND (
                      (
                        "t13"."ended_on" IS NULL
                      ) OR (
                        "t13"."ended_on" > "t13"."last"
                      )
                    )
                ) AS "t17"
                  ON "t4"."enrolment" = "t17"."enrolment"
              ) AS "t18"
            ) AS "t19"
          ) AS "t21"
            ON "t4"."enrolment" = "t21"."enrolment" AND "t4"."started_on" = "t21"."started_on"
        ) AS "t22"
        WHERE
          "t22"."stay_from" <= "t22"."last"
          AND (
            (
              "t22"."stay_to" IS NULL
            ) OR (
              "t22"."stay_to" > "t22"."last"
            )
          )
      ) AS "t24"
        ON "t16"."enrolment" = "t24"."enrolment"
      CROSS JOIN (
        SELECT
          "t7".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t0"
          WHERE
            "t0"."fact" = 'enrolled_stays'
        ) AS "t7"
      ) AS "t11"
    ) AS "t25"
    WHERE
      "t25"."whole" OR (
        "t25"."team" IS NOT NULL
      )
  ) AS "t26"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t27"
