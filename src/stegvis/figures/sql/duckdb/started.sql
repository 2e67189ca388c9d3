-- 8e3935fde7dfadce
WITH "t19" AS (
  SELECT
    *
  FROM (
    SELECT
      "t14"."team",
      "t14"."started_on",
      "t14"."ended_on",
      "t14"."participant",
      "t14"."application",
      "t14"."referrer",
      "t14"."key",
      "t14"."enrolment",
      "t15"."first",
      "t15"."last"
    FROM (
      SELECT
        "t3"."team",
        "t3"."started_on",
        "t3"."ended_on",
        "t3"."participant",
        "t3"."application",
        "t3"."referrer",
        "t3"."enrolment" AS "key",
        "t3"."enrolment"
      FROM "enrolments" AS "t3"
    ) AS "t14"
    CROSS JOIN (
      SELECT
        "t5"."first",
        "t5"."last"
      FROM "_run" AS "t5"
    ) AS "t15"
  ) AS "t18"
  WHERE
    "t18"."started_on" >= "t18"."first" AND "t18"."started_on" <= "t18"."last"
)
SELECT
  *
FROM (
  SELECT
    "t35"."cell",
    "t35"."scope",
    "t35"."k1",
    "t35"."k2",
    "t35"."k3",
    COUNT(*) AS "records",
    COUNT("t35"."x") AS "known",
    CAST(SUM(CAST("t35"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t35"."x", 0.5) AS "middle",
    MAX("t35"."x") AS "top"
  FROM (
    SELECT
      "t34"."cell",
      "t34"."key",
      CASE WHEN "t34"."whole" THEN '' ELSE "t34"."team" END AS "scope",
      CASE
        WHEN "t34"."by_1" = 'sex'
        THEN "t34"."sex"
        WHEN "t34"."by_1" = 'track'
        THEN "t34"."track"
        WHEN "t34"."by_1" = 'referrer'
        THEN "t34"."referrer"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t34"."by_2" = 'sex'
        THEN "t34"."sex"
        WHEN "t34"."by_2" = 'track'
        THEN "t34"."track"
        WHEN "t34"."by_2" = 'referrer'
        THEN "t34"."referrer"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t34"."by_3" = 'sex'
        THEN "t34"."sex"
        WHEN "t34"."by_3" = 'track'
        THEN "t34"."track"
        WHEN "t34"."by_3" = 'referrer'
        THEN "t34"."referrer"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CASE
        WHEN "t34"."number" = 'days_waiting'
        THEN "t34"."days_waiting"
        ELSE CAST(NULL AS DOUBLE)
      END AS "x"
    FROM (
      SELECT
        "t33"."key",
        "t33"."team",
        "t33"."sex",
        "t33"."track",
        COALESCE("t33"."referrer", 'unknown') AS "referrer",
        CAST(DATE_DIFF('DAY', "t11"."received_on", "t33"."started_on") AS DOUBLE) AS "days_waiting",
        "t17"."cell",
        "t17"."whole",
        "t17"."flag_1",
        "t17"."flag_2",
        "t17"."by_1",
        "t17"."by_2",
        "t17"."by_3",
        "t17"."number"
      FROM (
        SELECT
          "t31"."team",
          "t31"."started_on",
          "t31"."ended_on",
          "t31"."participant",
          "t31"."application",
          "t31"."referrer",
          "t31"."key",
          "t31"."enrolment",
          "t31"."first",
          "t31"."last",
          "t31"."track",
          "t31"."participant_right",
          COALESCE("t31"."sex", 'unknown') AS "sex",
          "t31"."birth_year",
          CASE
            WHEN "t31"."birth_year" IS NULL
            THEN 'unknown'
            WHEN (
              EXTRACT(year FROM "t31"."last") - "t31"."birth_year"
            ) < 30
            THEN 'under_30'
            ELSE '30_and_over'
          END AS "age_group"
        FROM (
          SELECT
            "t30"."team",
            "t30"."started_on",
            "t30"."ended_on",
            "t30"."participant",
            "t30"."application",
            "t30"."referrer",
            "t30"."key",
            "t30"."enrolment",
            "t30"."first",
            "t30"."last",
            "t30"."track",
            "t13"."participant" AS "participant_right",
            "t13"."sex",
            "t13"."birth_year"
          FROM (
            SELECT
              "t28"."team",
              "t28"."started_on",
              "t28"."ended_on",
              "t28"."participant",
              "t28"."application",
              "t28"."referrer",
              "t28"."key",
              "t28"."enrolment",
              "t28"."first",
              "t28"."last",
              COALESCE("t28"."track", 'unknown') AS "track"
            FROM (
              SELECT
                "t27".*
                EXCLUDE ("enrolment_right")
              FROM (
                SELECT
                  "t21"."team",
                  "t21"."started_on",
                  "t21"."ended_on",
                  "t21"."participant",
                  "t21"."application",
                  "t21"."referrer",
                  "t21"."key",
                  "t21"."enrolment",
                  "t21"."first",
                  "t21"."last",
                  "t26"."enrolment" AS "enrolment_right",
                  "t26"."track"
                FROM "t19" AS "t21"
                LEFT OUTER JOIN (
                  SELECT
                    "t24"."enrolment",
                    "t24"."track"
                  FROM (
                    SELECT
                      "t23"."placement",
                      "t23"."enrolment",
                      "t23"."track",
                      "t23"."started_on",
                      "t23"."ended_on",
                      ROW_NUMBER() OVER (
                        PARTITION BY "t23"."enrolment"
                        ORDER BY "t23"."started_on" ASC, COALESCE("t23"."ended_on", MAKE_DATE(9999, 12, 31)) DESC, "t23"."placement" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) - 1 AS "place"
                    FROM (
                      SELECT
                        "t6"."placement",
                        "t6"."enrolment",
                        "t6"."track",
                        "t6"."started_on",
                        "t6"."ended_on"
                      FROM "placements" AS "t6"
                      SEMI JOIN "t19" AS "t22"
                        ON "t6"."enrolment" = "t22"."enrolment"
                    ) AS "t23"
                  ) AS "t24"
                  WHERE
                    "t24"."place" = 0
                ) AS "t26"
                  ON "t21"."enrolment" = "t26"."enrolment"
              ) AS "t27"
            ) AS "t28"
          ) AS "t30"
          LEFT OUTER JOIN (
            SELECT
              "t2"."participant",
              "t2"."sex",
              "t2"."birth_year"
            FROM "participants" AS "t2"
          ) AS "t13"
            ON "t30"."participant" = "t13"."participant"
        ) AS "t31"
      ) AS "t33"
      LEFT OUTER JOIN (
        SELECT
          "t0"."application",
          "t0"."received_on"
        FROM "applications" AS "t0"
      ) AS "t11"
        ON "t33"."application" = "t11"."application"
      CROSS JOIN (
        SELECT
          "t12".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t1"
          WHERE
            "t1"."fact" = 'started'
        ) AS "t12"
      ) AS "t17"
    ) AS "t34"
    WHERE
      "t34"."whole" OR (
        "t34"."team" IS NOT NULL
      )
  ) AS "t35"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t36"
