-- 8e3935fde7dfadce
WITH "t20" AS (
  SELECT
    "t19"."response",
    "t19"."enrolment",
    "t19"."instrument",
    "t19"."occasion",
    MAX("t19"."answered_on") AS "answered_on",
    MAX("t19"."items") AS "asked",
    COUNT((
      "t19"."value" * "t19"."weight"
    ) + "t19"."shift") AS "answered",
    CAST(SUM(CAST((
      "t19"."value" * "t19"."weight"
    ) + "t19"."shift" AS DECIMAL(38, 9))) AS DOUBLE) AS "summed"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t7"."response",
        "t7"."enrolment",
        "t7"."instrument",
        "t7"."occasion",
        "t7"."answered_on",
        "t7"."value",
        "t8"."weight",
        "t8"."shift",
        "t9"."scored",
        "t9"."items"
      FROM "responses" AS "t7"
      INNER JOIN (
        SELECT DISTINCT
          "t13"."enrolment"
        FROM (
          SELECT
            "t7"."response",
            "t7"."enrolment",
            "t7"."team",
            "t7"."instrument",
            "t7"."version",
            "t7"."occasion",
            "t7"."answered_on",
            "t7"."item",
            "t7"."value",
            "t7"."text",
            "t6"."first",
            "t6"."last",
            "t6"."one_year"
          FROM "responses" AS "t7"
          CROSS JOIN "_run" AS "t6"
        ) AS "t13"
        WHERE
          "t13"."answered_on" >= "t13"."first" AND "t13"."answered_on" <= "t13"."last"
      ) AS "t17"
        ON "t7"."enrolment" = "t17"."enrolment"
      LEFT OUTER JOIN "_items" AS "t8"
        ON "t7"."instrument" = "t8"."instrument" AND "t7"."item" = "t8"."item"
      LEFT OUTER JOIN "_instruments" AS "t9"
        ON "t7"."instrument" = "t9"."instrument"
    ) AS "t18"
    WHERE
      COALESCE("t18"."scored", TRUE)
  ) AS "t19"
  GROUP BY
    1,
    2,
    3,
    4
), "t24" AS (
  SELECT
    "t21"."response",
    "t21"."enrolment",
    "t21"."instrument",
    "t21"."occasion",
    "t21"."answered_on",
    "t21"."asked",
    "t21"."answered",
    "t21"."summed",
    CASE WHEN "t21"."answered" = "t21"."asked" THEN "t21"."summed" ELSE NULL END AS "score"
  FROM "t20" AS "t21"
  WHERE
    "t21"."occasion" = 'session'
), "t40" AS (
  SELECT
    "t38"."enrolment",
    "t38"."instrument",
    "t38"."score" AS "before",
    "t38"."score_right" AS "after",
    GREATEST("t38"."answered_on", "t38"."answered_on_right") AS "day"
  FROM (
    SELECT
      "t32"."enrolment",
      "t32"."instrument",
      "t32"."response",
      "t32"."answered_on",
      "t32"."score",
      "t33"."response" AS "response_right",
      "t33"."answered_on" AS "answered_on_right",
      "t33"."score" AS "score_right"
    FROM (
      SELECT
        "t26"."enrolment",
        "t26"."instrument",
        "t26"."response",
        "t26"."answered_on",
        "t26"."score"
      FROM (
        SELECT
          "t22"."response",
          "t22"."enrolment",
          "t22"."instrument",
          "t22"."occasion",
          "t22"."answered_on",
          "t22"."asked",
          "t22"."answered",
          "t22"."summed",
          "t22"."score",
          ROW_NUMBER() OVER (
            PARTITION BY "t22"."enrolment", "t22"."instrument"
            ORDER BY "t22"."answered_on" ASC, "t22"."response" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t21"."response",
            "t21"."enrolment",
            "t21"."instrument",
            "t21"."occasion",
            "t21"."answered_on",
            "t21"."asked",
            "t21"."answered",
            "t21"."summed",
            CASE WHEN "t21"."answered" = "t21"."asked" THEN "t21"."summed" ELSE NULL END AS "score"
          FROM "t20" AS "t21"
          WHERE
            "t21"."occasion" = 'start'
        ) AS "t22"
      ) AS "t26"
      WHERE
        "t26"."place" = 0
    ) AS "t32"
    INNER JOIN (
      SELECT
        "t27"."enrolment",
        "t27"."instrument",
        "t27"."response",
        "t27"."answered_on",
        "t27"."score"
      FROM (
        SELECT
          "t23"."response",
          "t23"."enrolment",
          "t23"."instrument",
          "t23"."occasion",
          "t23"."answered_on",
          "t23"."asked",
          "t23"."answered",
          "t23"."summed",
          "t23"."score",
          ROW_NUMBER() OVER (
            PARTITION BY "t23"."enrolment", "t23"."instrument"
            ORDER BY "t23"."answered_on" DESC, "t23"."response" DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t21"."response",
            "t21"."enrolment",
            "t21"."instrument",
            "t21"."occasion",
            "t21"."answered_on",
            "t21"."asked",
            "t21"."answered",
            "t21"."summed",
            CASE WHEN "t21"."answered" = "t21"."asked" THEN "t21"."summed" ELSE NULL END AS "score"
          FROM "t20" AS "t21"
          WHERE
            "t21"."occasion" = 'exit'
        ) AS "t23"
      ) AS "t27"
      WHERE
        "t27"."place" = 0
    ) AS "t33"
      ON "t32"."enrolment" = "t33"."enrolment" AND "t32"."instrument" = "t33"."instrument"
  ) AS "t38"
  WHERE
    "t38"."response" <> "t38"."response_right"
), "t48" AS (
  SELECT
    "t47"."enrolment",
    "t47"."instrument",
    "t47"."before",
    "t47"."after",
    "t47"."day",
    "t6"."first",
    "t6"."last",
    "t6"."one_year",
    "t12"."team"
  FROM (
    SELECT
      *
    FROM "t40" AS "t41"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t44"."enrolment",
        "t44"."instrument",
        "t44"."before",
        "t44"."after",
        "t44"."day"
      FROM (
        SELECT
          "t39"."enrolment",
          "t39"."instrument",
          "t39"."score" AS "before",
          "t39"."score_right" AS "after",
          GREATEST("t39"."answered_on", "t39"."answered_on_right") AS "day"
        FROM (
          SELECT
            "t36"."enrolment",
            "t36"."instrument",
            "t36"."response",
            "t36"."answered_on",
            "t36"."score",
            "t37"."response" AS "response_right",
            "t37"."answered_on" AS "answered_on_right",
            "t37"."score" AS "score_right"
          FROM (
            SELECT
              "t28"."enrolment",
              "t28"."instrument",
              "t28"."response",
              "t28"."answered_on",
              "t28"."score"
            FROM (
              SELECT
                "t25"."response",
                "t25"."enrolment",
                "t25"."instrument",
                "t25"."occasion",
                "t25"."answered_on",
                "t25"."asked",
                "t25"."answered",
                "t25"."summed",
                "t25"."score",
                ROW_NUMBER() OVER (
                  PARTITION BY "t25"."enrolment", "t25"."instrument"
                  ORDER BY "t25"."answered_on" ASC, "t25"."response" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "place"
              FROM "t24" AS "t25"
            ) AS "t28"
            WHERE
              "t28"."place" = 0
          ) AS "t36"
          INNER JOIN (
            SELECT
              "t29"."enrolment",
              "t29"."instrument",
              "t29"."response",
              "t29"."answered_on",
              "t29"."score"
            FROM (
              SELECT
                "t25"."response",
                "t25"."enrolment",
                "t25"."instrument",
                "t25"."occasion",
                "t25"."answered_on",
                "t25"."asked",
                "t25"."answered",
                "t25"."summed",
                "t25"."score",
                ROW_NUMBER() OVER (
                  PARTITION BY "t25"."enrolment", "t25"."instrument"
                  ORDER BY "t25"."answered_on" DESC, "t25"."response" DESC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "place"
              FROM "t24" AS "t25"
            ) AS "t29"
            WHERE
              "t29"."place" = 0
          ) AS "t37"
            ON "t36"."enrolment" = "t37"."enrolment" AND "t36"."instrument" = "t37"."instrument"
        ) AS "t39"
        WHERE
          "t39"."response" <> "t39"."response_right"
      ) AS "t44"
      ANTI JOIN "t40" AS "t43"
        ON "t44"."enrolment" = "t43"."enrolment" AND "t44"."instrument" = "t43"."instrument"
    ) AS "t45"
  ) AS "t47"
  CROSS JOIN "_run" AS "t6"
  INNER JOIN (
    SELECT
      "t2"."enrolment",
      "t2"."team"
    FROM "enrolments" AS "t2"
  ) AS "t12"
    ON "t47"."enrolment" = "t12"."enrolment"
)
SELECT
  *
FROM (
  SELECT
    "t55"."cell",
    "t55"."scope",
    "t55"."k1",
    "t55"."k2",
    "t55"."k3",
    COUNT(DISTINCT "t55"."key") AS "records",
    COUNT("t55"."x") AS "known",
    CAST(SUM(CAST("t55"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t55"."x", 0.5) AS "middle",
    MAX("t55"."x") AS "top"
  FROM (
    SELECT
      "t54"."cell",
      "t54"."key",
      CASE WHEN "t54"."whole" THEN '' ELSE "t54"."team" END AS "scope",
      CASE
        WHEN "t54"."by_1" = 'instrument'
        THEN "t54"."instrument"
        WHEN "t54"."by_1" = 'occasion'
        THEN "t54"."occasion"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t54"."by_2" = 'instrument'
        THEN "t54"."instrument"
        WHEN "t54"."by_2" = 'occasion'
        THEN "t54"."occasion"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t54"."by_3" = 'instrument'
        THEN "t54"."instrument"
        WHEN "t54"."by_3" = 'occasion'
        THEN "t54"."occasion"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CASE WHEN "t54"."number" = 'score' THEN "t54"."score" ELSE CAST(NULL AS DOUBLE) END AS "x"
    FROM (
      SELECT
        "t53"."key",
        "t53"."team",
        "t53"."instrument",
        "t53"."occasion",
        "t53"."score",
        "t15"."cell",
        "t15"."whole",
        "t15"."flag_1",
        "t15"."flag_2",
        "t15"."by_1",
        "t15"."by_2",
        "t15"."by_3",
        "t15"."number"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t49"."enrolment" AS "key",
            "t49"."team",
            "t49"."instrument",
            'start' AS "occasion",
            CASE
              WHEN (
                "t49"."before" IS NOT NULL
              ) AND (
                "t49"."after" IS NOT NULL
              )
              THEN "t49"."before"
              ELSE NULL
            END AS "score"
          FROM "t48" AS "t49"
          WHERE
            "t49"."day" >= "t49"."first" AND "t49"."day" <= "t49"."last"
        ) AS "t50"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t49"."enrolment" AS "key",
            "t49"."team",
            "t49"."instrument",
            'exit' AS "occasion",
            CASE
              WHEN (
                "t49"."before" IS NOT NULL
              ) AND (
                "t49"."after" IS NOT NULL
              )
              THEN "t49"."after"
              ELSE NULL
            END AS "score"
          FROM "t48" AS "t49"
          WHERE
            "t49"."day" >= "t49"."first" AND "t49"."day" <= "t49"."last"
        ) AS "t51"
      ) AS "t53"
      CROSS JOIN (
        SELECT
          "t11".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t0"
          WHERE
            "t0"."fact" = 'scores'
        ) AS "t11"
      ) AS "t15"
    ) AS "t54"
    WHERE
      "t54"."whole" OR (
        "t54"."team" IS NOT NULL
      )
  ) AS "t55"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t56"
