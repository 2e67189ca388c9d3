-- 8e3935fde7dfadce
SELECT
  *
FROM (
  SELECT
    "t20"."cell",
    "t20"."scope",
    "t20"."k1",
    "t20"."k2",
    "t20"."k3",
    COUNT(*) AS "records",
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
        WHEN "t19"."by_1" = 'sex'
        THEN "t19"."sex"
        WHEN "t19"."by_1" = 'age_group'
        THEN "t19"."age_group"
        WHEN "t19"."by_1" = 'referrer'
        THEN "t19"."referrer"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t19"."by_2" = 'sex'
        THEN "t19"."sex"
        WHEN "t19"."by_2" = 'age_group'
        THEN "t19"."age_group"
        WHEN "t19"."by_2" = 'referrer'
        THEN "t19"."referrer"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t19"."by_3" = 'sex'
        THEN "t19"."sex"
        WHEN "t19"."by_3" = 'age_group'
        THEN "t19"."age_group"
        WHEN "t19"."by_3" = 'referrer'
        THEN "t19"."referrer"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CASE WHEN "t19"."number" = 'years' THEN "t19"."years" ELSE CAST(NULL AS DOUBLE) END AS "x"
    FROM (
      SELECT
        "t18"."key",
        "t18"."team",
        "t18"."sex",
        "t18"."age_group",
        "t18"."referrer",
        "t18"."years",
        "t12"."cell",
        "t12"."whole",
        "t12"."flag_1",
        "t12"."flag_2",
        "t12"."by_1",
        "t12"."by_2",
        "t12"."by_3",
        "t12"."number"
      FROM (
        SELECT
          "t16"."key",
          "t16"."team",
          COALESCE("t16"."sex", 'unknown') AS "sex",
          CASE
            WHEN "t16"."birth_year" IS NULL
            THEN 'unknown'
            WHEN (
              EXTRACT(year FROM "t16"."last") - "t16"."birth_year"
            ) < 30
            THEN 'under_30'
            ELSE '30_and_over'
          END AS "age_group",
          COALESCE("t16"."referrer", 'unknown') AS "referrer",
          "t16"."years_in_public_support" AS "years"
        FROM (
          SELECT
            "t15"."team",
            "t15"."started_on",
            "t15"."ended_on",
            "t15"."participant",
            "t15"."referrer",
            "t15"."years_in_public_support",
            "t15"."key",
            "t15"."enrolment",
            "t15"."first",
            "t15"."last",
            "t8"."participant" AS "participant_right",
            "t8"."sex",
            "t8"."birth_year"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t9"."team",
                "t9"."started_on",
                "t9"."ended_on",
                "t9"."participant",
                "t9"."referrer",
                "t9"."years_in_public_support",
                "t9"."key",
                "t9"."enrolment",
                "t10"."first",
                "t10"."last"
              FROM (
                SELECT
                  "t2"."team",
                  "t2"."started_on",
                  "t2"."ended_on",
                  "t2"."participant",
                  "t2"."referrer",
                  "t2"."years_in_public_support",
                  "t2"."enrolment" AS "key",
                  "t2"."enrolment"
                FROM "enrolments" AS "t2"
              ) AS "t9"
              CROSS JOIN (
                SELECT
                  "t3"."first",
                  "t3"."last"
                FROM "_run" AS "t3"
              ) AS "t10"
            ) AS "t13"
            WHERE
              "t13"."started_on" <= "t13"."last"
              AND (
                (
                  "t13"."ended_on" IS NULL
                ) OR (
                  "t13"."ended_on" >= "t13"."first"
                )
              )
          ) AS "t15"
          LEFT OUTER JOIN (
            SELECT
              "t1"."participant",
              "t1"."sex",
              "t1"."birth_year"
            FROM "participants" AS "t1"
          ) AS "t8"
            ON "t15"."participant" = "t8"."participant"
        ) AS "t16"
      ) AS "t18"
      CROSS JOIN (
        SELECT
          "t7".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t0"
          WHERE
            "t0"."fact" = 'active'
        ) AS "t7"
      ) AS "t12"
    ) AS "t19"
    WHERE
      "t19"."whole" OR (
        "t19"."team" IS NOT NULL
      )
  ) AS "t20"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t21"
