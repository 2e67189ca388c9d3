-- 8e3935fde7dfadce
SELECT
  *
FROM (
  SELECT
    "t17"."cell",
    "t17"."scope",
    "t17"."k1",
    "t17"."k2",
    "t17"."k3",
    COUNT(DISTINCT "t17"."key") AS "records",
    COUNT("t17"."x") AS "known",
    CAST(SUM(CAST("t17"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t17"."x", 0.5) AS "middle",
    MAX("t17"."x") AS "top"
  FROM (
    SELECT
      "t16"."cell",
      "t16"."key",
      CASE WHEN "t16"."whole" THEN '' ELSE "t16"."team" END AS "scope",
      CASE
        WHEN "t16"."by_1" = 'occupation'
        THEN "t16"."occupation"
        WHEN "t16"."by_1" = 'subsidy'
        THEN "t16"."subsidy"
        WHEN "t16"."by_1" = 'hours'
        THEN "t16"."hours"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t16"."by_2" = 'occupation'
        THEN "t16"."occupation"
        WHEN "t16"."by_2" = 'subsidy'
        THEN "t16"."subsidy"
        WHEN "t16"."by_2" = 'hours'
        THEN "t16"."hours"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t16"."by_3" = 'occupation'
        THEN "t16"."occupation"
        WHEN "t16"."by_3" = 'subsidy'
        THEN "t16"."subsidy"
        WHEN "t16"."by_3" = 'hours'
        THEN "t16"."hours"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t15"."key",
        "t15"."team",
        "t10"."occupation",
        COALESCE("t10"."subsidy", 'unknown') AS "subsidy",
        COALESCE("t10"."hours", 'unknown') AS "hours",
        "t10"."occupation" IS NOT NULL AS "known",
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
          *
        FROM (
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
        ) AS "t13"
        WHERE
          "t13"."ended_on" >= "t13"."first" AND "t13"."ended_on" <= "t13"."last"
      ) AS "t15"
      LEFT OUTER JOIN (
        SELECT
          "t0"."enrolment",
          "t0"."occupation",
          "t0"."subsidy",
          "t0"."hours"
        FROM "occupations" AS "t0"
        WHERE
          "t0"."occasion" = 'exit'
      ) AS "t10"
        ON "t15"."enrolment" = "t10"."enrolment"
      CROSS JOIN (
        SELECT
          "t7".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t1"
          WHERE
            "t1"."fact" = 'exit_occupations'
        ) AS "t7"
      ) AS "t12"
    ) AS "t16"
    WHERE
      (
        "t16"."whole" OR (
          "t16"."team" IS NOT NULL
        )
      )
      AND CASE WHEN "t16"."flag_1" = 'known' THEN "t16"."known" ELSE TRUE END
      AND CASE WHEN "t16"."flag_2" = 'known' THEN "t16"."known" ELSE TRUE END
  ) AS "t17"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t18"
