-- 10fa379044bb6ba5
SELECT
  *
FROM (
  SELECT
    "t20"."cell",
    "t20"."scope",
    "t20"."k1",
    "t20"."k2",
    "t20"."k3",
    COUNT(DISTINCT "t20"."key") AS "records",
    COUNT("t20"."x") AS "known",
    CAST(SUM(CAST("t20"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t20"."x", 0.5) AS "middle",
    MAX("t20"."x") AS "top"
  FROM (
    SELECT
      "t19"."cell",
      "t19"."key",
      CASE WHEN "t19"."whole" THEN '' ELSE "t19"."team" END AS "scope",
      CASE
        WHEN "t19"."by_1" = 'occupation'
        THEN "t19"."occupation"
        WHEN "t19"."by_1" = 'subsidy'
        THEN "t19"."subsidy"
        WHEN "t19"."by_1" = 'hours'
        THEN "t19"."hours"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t19"."by_2" = 'occupation'
        THEN "t19"."occupation"
        WHEN "t19"."by_2" = 'subsidy'
        THEN "t19"."subsidy"
        WHEN "t19"."by_2" = 'hours'
        THEN "t19"."hours"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t19"."by_3" = 'occupation'
        THEN "t19"."occupation"
        WHEN "t19"."by_3" = 'subsidy'
        THEN "t19"."subsidy"
        WHEN "t19"."by_3" = 'hours'
        THEN "t19"."hours"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t18"."key",
        "t18"."team",
        "t11"."occupation",
        COALESCE("t11"."subsidy", 'unknown') AS "subsidy",
        COALESCE("t11"."hours", 'unknown') AS "hours",
        "t11"."occupation" IS NOT NULL AS "known",
        "t13"."cell",
        "t13"."whole",
        "t13"."flag_1",
        "t13"."flag_2",
        "t13"."by_1",
        "t13"."by_2",
        "t13"."by_3",
        "t13"."number"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t15".*
            EXCLUDE ("participant_right")
          FROM (
            SELECT
              "t14"."enrolment",
              "t14"."participant",
              "t14"."team",
              "t14"."application",
              COALESCE("t14"."referrer", 'unknown') AS "referrer",
              "t14"."started_on",
              "t14"."ended_on",
              "t14"."exit_outcome",
              "t14"."exit_reason",
              "t14"."completed",
              "t14"."years_in_public_support",
              "t14"."destination",
              "t14"."comment",
              "t14"."first",
              "t14"."last",
              "t14"."one_year",
              "t14"."participant_right",
              COALESCE("t14"."sex", 'unknown') AS "sex",
              "t14"."birth_year",
              "t14"."enrolment" AS "key",
              CASE
                WHEN "t14"."birth_year" IS NULL
                THEN 'unknown'
                WHEN (
                  EXTRACT(year FROM "t14"."last") - "t14"."birth_year"
                ) < 30
                THEN 'under_30'
                ELSE '30_and_over'
              END AS "age_group"
            FROM (
              SELECT
                "t5"."enrolment",
                "t5"."participant",
                "t5"."team",
                "t5"."application",
                "t5"."referrer",
                "t5"."started_on",
                "t5"."ended_on",
                "t5"."exit_outcome",
                "t5"."exit_reason",
                "t5"."completed",
                "t5"."years_in_public_support",
                "t5"."destination",
                "t5"."comment",
                "t6"."first",
                "t6"."last",
                "t6"."one_year",
                "t10"."participant" AS "participant_right",
                "t10"."sex",
                "t10"."birth_year"
              FROM "enrolments" AS "t5"
              CROSS JOIN "_run" AS "t6"
              LEFT OUTER JOIN (
                SELECT
                  "t4"."participant",
                  "t4"."sex",
                  "t4"."birth_year"
                FROM "participants" AS "t4"
              ) AS "t10"
                ON "t5"."participant" = "t10"."participant"
            ) AS "t14"
          ) AS "t15"
        ) AS "t16"
        WHERE
          "t16"."ended_on" >= "t16"."first" AND "t16"."ended_on" <= "t16"."last"
      ) AS "t18"
      LEFT OUTER JOIN (
        SELECT
          "t0"."enrolment",
          "t0"."occupation",
          "t0"."subsidy",
          "t0"."hours"
        FROM "occupations" AS "t0"
        WHERE
          "t0"."occasion" = 'exit'
      ) AS "t11"
        ON "t18"."enrolment" = "t11"."enrolment"
      CROSS JOIN (
        SELECT
          "t9".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t1"
          WHERE
            "t1"."fact" = 'exit_occupations'
        ) AS "t9"
      ) AS "t13"
    ) AS "t19"
    WHERE
      (
        "t19"."whole" OR (
          "t19"."team" IS NOT NULL
        )
      )
      AND CASE WHEN "t19"."flag_1" = 'known' THEN "t19"."known" ELSE TRUE END
      AND CASE WHEN "t19"."flag_2" = 'known' THEN "t19"."known" ELSE TRUE END
  ) AS "t20"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t21"
