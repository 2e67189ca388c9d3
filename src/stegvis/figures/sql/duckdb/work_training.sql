-- 8e3935fde7dfadce
SELECT
  *
FROM (
  SELECT
    "t15"."cell",
    "t15"."scope",
    "t15"."k1",
    "t15"."k2",
    "t15"."k3",
    COUNT(DISTINCT "t15"."key") AS "records",
    COUNT("t15"."x") AS "known",
    CAST(SUM(CAST("t15"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t15"."x", 0.5) AS "middle",
    MAX("t15"."x") AS "top"
  FROM (
    SELECT
      "t14"."cell",
      "t14"."key",
      CASE WHEN "t14"."whole" THEN '' ELSE "t14"."team" END AS "scope",
      CASE
        WHEN "t14"."by_1" = 'employer_kind'
        THEN "t14"."employer_kind"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t14"."by_2" = 'employer_kind'
        THEN "t14"."employer_kind"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t14"."by_3" = 'employer_kind'
        THEN "t14"."employer_kind"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t13"."team",
        "t13"."key",
        "t13"."employer_kind",
        "t10"."cell",
        "t10"."whole",
        "t10"."flag_1",
        "t10"."flag_2",
        "t10"."by_1",
        "t10"."by_2",
        "t10"."by_3",
        "t10"."number"
      FROM (
        SELECT DISTINCT
          "t11"."team",
          "t11"."enrolment" AS "key",
          COALESCE("t11"."employer_kind", 'unknown') AS "employer_kind"
        FROM (
          SELECT
            "t4"."activity_id",
            "t4"."enrolment",
            "t4"."activity",
            "t4"."kind",
            "t4"."employer_kind",
            "t4"."held_on",
            "t4"."attended",
            "t5"."first",
            "t5"."last",
            "t5"."one_year",
            "t8"."team"
          FROM "activities" AS "t4"
          CROSS JOIN "_run" AS "t5"
          INNER JOIN (
            SELECT
              "t3"."enrolment",
              "t3"."team"
            FROM "enrolments" AS "t3"
          ) AS "t8"
            ON "t4"."enrolment" = "t8"."enrolment"
        ) AS "t11"
        WHERE
          "t11"."kind" = 'work_training'
          AND "t11"."held_on" >= "t11"."first"
          AND "t11"."held_on" <= "t11"."last"
      ) AS "t13"
      CROSS JOIN (
        SELECT
          "t7".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t1"
          WHERE
            "t1"."fact" = 'work_training'
        ) AS "t7"
      ) AS "t10"
    ) AS "t14"
    WHERE
      "t14"."whole" OR (
        "t14"."team" IS NOT NULL
      )
  ) AS "t15"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t16"
