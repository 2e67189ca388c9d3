-- 8e3935fde7dfadce
SELECT
  *
FROM (
  SELECT
    "t14"."cell",
    "t14"."scope",
    "t14"."k1",
    "t14"."k2",
    "t14"."k3",
    COUNT(*) AS "records",
    COUNT("t14"."x") AS "known",
    CAST(SUM(CAST("t14"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t14"."x", 0.5) AS "middle",
    MAX("t14"."x") AS "top"
  FROM (
    SELECT
      "t13"."cell",
      "t13"."key",
      CASE WHEN "t13"."whole" THEN '' ELSE "t13"."team" END AS "scope",
      CAST(NULL AS TEXT) AS "k1",
      CAST(NULL AS TEXT) AS "k2",
      CAST(NULL AS TEXT) AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t12"."key",
        "t12"."team",
        "t9"."cell",
        "t9"."whole",
        "t9"."flag_1",
        "t9"."flag_2",
        "t9"."by_1",
        "t9"."by_2",
        "t9"."by_3",
        "t9"."number"
      FROM (
        SELECT
          "t10"."key",
          "t10"."team"
        FROM (
          SELECT
            "t6"."team",
            "t6"."started_on",
            "t6"."ended_on",
            "t6"."key",
            "t6"."enrolment",
            "t7"."first",
            "t7"."last"
          FROM (
            SELECT
              "t1"."team",
              "t1"."started_on",
              "t1"."ended_on",
              "t1"."enrolment" AS "key",
              "t1"."enrolment"
            FROM "enrolments" AS "t1"
          ) AS "t6"
          CROSS JOIN (
            SELECT
              "t2"."first",
              "t2"."last"
            FROM "_run" AS "t2"
          ) AS "t7"
        ) AS "t10"
        WHERE
          "t10"."started_on" <= "t10"."last"
          AND (
            (
              "t10"."ended_on" IS NULL
            ) OR (
              "t10"."ended_on" > "t10"."last"
            )
          )
      ) AS "t12"
      CROSS JOIN (
        SELECT
          "t5".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t0"
          WHERE
            "t0"."fact" = 'enrolled'
        ) AS "t5"
      ) AS "t9"
    ) AS "t13"
    WHERE
      "t13"."whole" OR (
        "t13"."team" IS NOT NULL
      )
  ) AS "t14"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t15"
