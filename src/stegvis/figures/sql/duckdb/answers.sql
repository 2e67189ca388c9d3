-- 8e3935fde7dfadce
SELECT
  *
FROM (
  SELECT
    "t18"."cell",
    "t18"."scope",
    "t18"."k1",
    "t18"."k2",
    "t18"."k3",
    COUNT(DISTINCT "t18"."key") AS "records",
    COUNT("t18"."x") AS "known",
    CAST(SUM(CAST("t18"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t18"."x", 0.5) AS "middle",
    MAX("t18"."x") AS "top"
  FROM (
    SELECT
      "t17"."cell",
      "t17"."key",
      CASE WHEN "t17"."whole" THEN '' ELSE "t17"."team" END AS "scope",
      CASE
        WHEN "t17"."by_1" = 'instrument'
        THEN "t17"."instrument"
        WHEN "t17"."by_1" = 'item'
        THEN "t17"."item"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t17"."by_2" = 'instrument'
        THEN "t17"."instrument"
        WHEN "t17"."by_2" = 'item'
        THEN "t17"."item"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t17"."by_3" = 'instrument'
        THEN "t17"."instrument"
        WHEN "t17"."by_3" = 'item'
        THEN "t17"."item"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CAST(NULL AS DOUBLE) AS "x"
    FROM (
      SELECT
        "t16"."instrument",
        "t16"."item",
        "t16"."response" AS "key",
        COALESCE("t16"."team", "t9"."given_by") AS "team",
        (
          "t16"."value" >= "t12"."positive_from"
        )
        AND (
          "t16"."value" <= "t12"."positive_to"
        ) AS "positive",
        "t14"."cell",
        "t14"."whole",
        "t14"."flag_1",
        "t14"."flag_2",
        "t14"."by_1",
        "t14"."by_2",
        "t14"."by_3",
        "t14"."number"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t5"."response",
            "t5"."enrolment",
            "t5"."team",
            "t5"."instrument",
            "t5"."version",
            "t5"."occasion",
            "t5"."answered_on",
            "t5"."item",
            "t5"."value",
            "t5"."text",
            "t6"."first",
            "t6"."last",
            "t6"."one_year"
          FROM "responses" AS "t5"
          CROSS JOIN "_run" AS "t6"
        ) AS "t11"
        WHERE
          "t11"."answered_on" >= "t11"."first"
          AND "t11"."answered_on" <= "t11"."last"
          AND "t11"."value" IS NOT NULL
      ) AS "t16"
      INNER JOIN (
        SELECT
          *
        FROM "_items" AS "t0"
        WHERE
          "t0"."positive_from" IS NOT NULL
      ) AS "t12"
        ON "t16"."instrument" = "t12"."instrument" AND "t16"."item" = "t12"."item"
      LEFT OUTER JOIN (
        SELECT
          "t1"."enrolment",
          "t1"."team" AS "given_by"
        FROM "enrolments" AS "t1"
      ) AS "t9"
        ON "t16"."enrolment" = "t9"."enrolment"
      CROSS JOIN (
        SELECT
          "t10".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t3"
          WHERE
            "t3"."fact" = 'answers'
        ) AS "t10"
      ) AS "t14"
    ) AS "t17"
    WHERE
      (
        "t17"."whole" OR (
          "t17"."team" IS NOT NULL
        )
      )
      AND CASE WHEN "t17"."flag_1" = 'positive' THEN "t17"."positive" ELSE TRUE END
      AND CASE WHEN "t17"."flag_2" = 'positive' THEN "t17"."positive" ELSE TRUE END
  ) AS "t18"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t19"
