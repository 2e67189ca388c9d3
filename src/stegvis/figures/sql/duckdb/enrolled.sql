-- 10fa379044bb6ba5
SELECT
  *
FROM (
  SELECT
    "t17"."cell",
    "t17"."scope",
    "t17"."k1",
    "t17"."k2",
    "t17"."k3",
    COUNT(*) AS "records",
    COUNT("t17"."x") AS "known",
    CAST(SUM(CAST("t17"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t17"."x", 0.5) AS "middle",
    MAX("t17"."x") AS "top"
  FROM (
    SELECT
      "t16"."cell",
      "t16"."key",
      CASE WHEN "t16"."whole" THEN '' ELSE "t16"."team" END AS "scope",
      CAST(NULL AS TEXT) AS "k1",
      CAST(NULL AS TEXT) AS "k2",
      CAST(NULL AS TEXT) AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t15"."key",
        "t15"."team",
        "t10"."cell",
        "t10"."whole",
        "t10"."flag_1",
        "t10"."flag_2",
        "t10"."by_1",
        "t10"."by_2",
        "t10"."by_3",
        "t10"."number"
      FROM (
        SELECT
          "t13"."key",
          "t13"."team"
        FROM (
          SELECT
            "t12".*
            EXCLUDE ("participant_right")
          FROM (
            SELECT
              "t11"."enrolment",
              "t11"."participant",
              "t11"."team",
              "t11"."application",
              COALESCE("t11"."referrer", 'unknown') AS "referrer",
              "t11"."started_on",
              "t11"."ended_on",
              "t11"."exit_outcome",
              "t11"."exit_reason",
              "t11"."completed",
              "t11"."years_in_public_support",
              "t11"."destination",
              "t11"."comment",
              "t11"."first",
              "t11"."last",
              "t11"."one_year",
              "t11"."participant_right",
              COALESCE("t11"."sex", 'unknown') AS "sex",
              "t11"."birth_year",
              "t11"."enrolment" AS "key",
              CASE
                WHEN "t11"."birth_year" IS NULL
                THEN 'unknown'
                WHEN (
                  EXTRACT(year FROM "t11"."last") - "t11"."birth_year"
                ) < 30
                THEN 'under_30'
                ELSE '30_and_over'
              END AS "age_group"
            FROM (
              SELECT
                "t4"."enrolment",
                "t4"."participant",
                "t4"."team",
                "t4"."application",
                "t4"."referrer",
                "t4"."started_on",
                "t4"."ended_on",
                "t4"."exit_outcome",
                "t4"."exit_reason",
                "t4"."completed",
                "t4"."years_in_public_support",
                "t4"."destination",
                "t4"."comment",
                "t5"."first",
                "t5"."last",
                "t5"."one_year",
                "t8"."participant" AS "participant_right",
                "t8"."sex",
                "t8"."birth_year"
              FROM "enrolments" AS "t4"
              CROSS JOIN "_run" AS "t5"
              LEFT OUTER JOIN (
                SELECT
                  "t3"."participant",
                  "t3"."sex",
                  "t3"."birth_year"
                FROM "participants" AS "t3"
              ) AS "t8"
                ON "t4"."participant" = "t8"."participant"
            ) AS "t11"
          ) AS "t12"
        ) AS "t13"
        WHERE
          "t13"."started_on" <= "t13"."last"
          AND (
            (
              "t13"."ended_on" IS NULL
            ) OR (
              "t13"."ended_on" > "t13"."last"
            )
          )
      ) AS "t15"
      CROSS JOIN (
        SELECT
          "t7".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t0"
          WHERE
            "t0"."fact" = 'enrolled'
        ) AS "t7"
      ) AS "t10"
    ) AS "t16"
    WHERE
      "t16"."whole" OR (
        "t16"."team" IS NOT NULL
      )
  ) AS "t17"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t18"
