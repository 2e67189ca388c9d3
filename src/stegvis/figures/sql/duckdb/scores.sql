-- 676f58f8343119f1
WITH "t18" AS (
  SELECT
    "t17"."response",
    "t17"."enrolment",
    "t17"."instrument",
    "t17"."occasion",
    MAX("t17"."answered_on") AS "answered_on",
    MAX("t17"."items") AS "asked",
    COUNT((
      "t17"."value" * "t17"."weight"
    ) + "t17"."shift") AS "answered",
    CAST(SUM(CAST((
      "t17"."value" * "t17"."weight"
    ) + "t17"."shift" AS DECIMAL(38, 9))) AS DOUBLE) AS "summed"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t14"."response",
        "t14"."enrolment",
        "t14"."instrument",
        "t14"."occasion",
        "t14"."answered_on",
        "t14"."value",
        "t7"."weight",
        "t7"."shift",
        "t8"."scored",
        "t8"."items"
      FROM (
        SELECT
          *
        FROM "responses" AS "t3"
        WHERE
          "t3"."enrolment" IS NOT NULL
      ) AS "t14"
      LEFT OUTER JOIN "_items" AS "t7"
        ON "t14"."instrument" = "t7"."instrument" AND "t14"."item" = "t7"."item"
      LEFT OUTER JOIN "_instruments" AS "t8"
        ON "t14"."instrument" = "t8"."instrument"
    ) AS "t16"
    WHERE
      COALESCE("t16"."scored", TRUE)
  ) AS "t17"
  GROUP BY
    1,
    2,
    3,
    4
), "t22" AS (
  SELECT
    "t19"."response",
    "t19"."enrolment",
    "t19"."instrument",
    "t19"."occasion",
    "t19"."answered_on",
    "t19"."asked",
    "t19"."answered",
    "t19"."summed",
    CASE WHEN "t19"."answered" = "t19"."asked" THEN "t19"."summed" ELSE NULL END AS "score"
  FROM "t18" AS "t19"
  WHERE
    "t19"."occasion" = 'session'
), "t38" AS (
  SELECT
    "t36"."enrolment",
    "t36"."instrument",
    "t36"."score" AS "before",
    "t36"."score_right" AS "after",
    GREATEST("t36"."answered_on", "t36"."answered_on_right") AS "day"
  FROM (
    SELECT
      "t30"."enrolment",
      "t30"."instrument",
      "t30"."response",
      "t30"."answered_on",
      "t30"."score",
      "t31"."response" AS "response_right",
      "t31"."answered_on" AS "answered_on_right",
      "t31"."score" AS "score_right"
    FROM (
      SELECT
        "t24"."enrolment",
        "t24"."instrument",
        "t24"."response",
        "t24"."answered_on",
        "t24"."score"
      FROM (
        SELECT
          "t20"."response",
          "t20"."enrolment",
          "t20"."instrument",
          "t20"."occasion",
          "t20"."answered_on",
          "t20"."asked",
          "t20"."answered",
          "t20"."summed",
          "t20"."score",
          ROW_NUMBER() OVER (
            PARTITION BY "t20"."enrolment", "t20"."instrument"
            ORDER BY "t20"."answered_on" ASC, "t20"."response" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t19"."response",
            "t19"."enrolment",
            "t19"."instrument",
            "t19"."occasion",
            "t19"."answered_on",
            "t19"."asked",
            "t19"."answered",
            "t19"."summed",
            CASE WHEN "t19"."answered" = "t19"."asked" THEN "t19"."summed" ELSE NULL END AS "score"
          FROM "t18" AS "t19"
          WHERE
            "t19"."occasion" = 'start'
        ) AS "t20"
      ) AS "t24"
      WHERE
        "t24"."place" = 0
    ) AS "t30"
    INNER JOIN (
      SELECT
        "t25"."enrolment",
        "t25"."instrument",
        "t25"."response",
        "t25"."answered_on",
        "t25"."score"
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
          "t21"."score",
          ROW_NUMBER() OVER (
            PARTITION BY "t21"."enrolment", "t21"."instrument"
            ORDER BY "t21"."answered_on" DESC, "t21"."response" DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t19"."response",
            "t19"."enrolment",
            "t19"."instrument",
            "t19"."occasion",
            "t19"."answered_on",
            "t19"."asked",
            "t19"."answered",
            "t19"."summed",
            CASE WHEN "t19"."answered" = "t19"."asked" THEN "t19"."summed" ELSE NULL END AS "score"
          FROM "t18" AS "t19"
          WHERE
            "t19"."occasion" = 'exit'
        ) AS "t21"
      ) AS "t25"
      WHERE
        "t25"."place" = 0
    ) AS "t31"
      ON "t30"."enrolment" = "t31"."enrolment" AND "t30"."instrument" = "t31"."instrument"
  ) AS "t36"
  WHERE
    "t36"."response" <> "t36"."response_right"
), "t46" AS (
  SELECT
    "t45"."enrolment",
    "t45"."instrument",
    "t45"."before",
    "t45"."after",
    "t45"."day",
    "t6"."first",
    "t6"."last",
    "t6"."one_year",
    "t11"."team"
  FROM (
    SELECT
      *
    FROM "t38" AS "t39"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t42"."enrolment",
        "t42"."instrument",
        "t42"."before",
        "t42"."after",
        "t42"."day"
      FROM (
        SELECT
          "t37"."enrolment",
          "t37"."instrument",
          "t37"."score" AS "before",
          "t37"."score_right" AS "after",
          GREATEST("t37"."answered_on", "t37"."answered_on_right") AS "day"
        FROM (
          SELECT
            "t34"."enrolment",
            "t34"."instrument",
            "t34"."response",
            "t34"."answered_on",
            "t34"."score",
            "t35"."response" AS "response_right",
            "t35"."answered_on" AS "answered_on_right",
            "t35"."score" AS "score_right"
          FROM (
            SELECT
              "t26"."enrolment",
              "t26"."instrument",
              "t26"."response",
              "t26"."answered_on",
              "t26"."score"
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
                  ORDER BY "t23"."answered_on" ASC, "t23"."response" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "place"
              FROM "t22" AS "t23"
            ) AS "t26"
            WHERE
              "t26"."place" = 0
          ) AS "t34"
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
              FROM "t22" AS "t23"
            ) AS "t27"
            WHERE
              "t27"."place" = 0
          ) AS "t35"
            ON "t34"."enrolment" = "t35"."enrolment" AND "t34"."instrument" = "t35"."instrument"
        ) AS "t37"
        WHERE
          "t37"."response" <> "t37"."response_right"
      ) AS "t42"
      ANTI JOIN "t38" AS "t41"
        ON "t42"."enrolment" = "t41"."enrolment" AND "t42"."instrument" = "t41"."instrument"
    ) AS "t43"
  ) AS "t45"
  CROSS JOIN "_run" AS "t6"
  INNER JOIN (
    SELECT
      "t2"."enrolment",
      "t2"."team"
    FROM "enrolments" AS "t2"
  ) AS "t11"
    ON "t45"."enrolment" = "t11"."enrolment"
)
SELECT
  *
FROM (
  SELECT
    "t53"."cell",
    "t53"."scope",
    "t53"."k1",
    "t53"."k2",
    "t53"."k3",
    COUNT(DISTINCT "t53"."key") AS "records",
    COUNT("t53"."x") AS "known",
    CAST(SUM(CAST("t53"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t53"."x", 0.5) AS "middle",
    MAX("t53"."x") AS "top"
  FROM (
    SELECT
      "t52"."cell",
      "t52"."key",
      CASE WHEN "t52"."whole" THEN '' ELSE "t52"."team" END AS "scope",
      CASE
        WHEN "t52"."by_1" = 'instrument'
        THEN "t52"."instrument"
        WHEN "t52"."by_1" = 'occasion'
        THEN "t52"."occasion"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t52"."by_2" = 'instrument'
        THEN "t52"."instrument"
        WHEN "t52"."by_2" = 'occasion'
        THEN "t52"."occasion"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t52"."by_3" = 'instrument'
        THEN "t52"."instrument"
        WHEN "t52"."by_3" = 'occasion'
        THEN "t52"."occasion"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CASE WHEN "t52"."number" = 'score' THEN "t52"."score" ELSE CAST(NULL AS DOUBLE) END AS "x"
    FROM (
      SELECT
        "t51"."key",
        "t51"."team",
        "t51"."instrument",
        "t51"."occasion",
        "t51"."score",
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
            "t47"."enrolment" AS "key",
            "t47"."team",
            "t47"."instrument",
            'start' AS "occasion",
            CASE
              WHEN (
                "t47"."before" IS NOT NULL
              ) AND (
                "t47"."after" IS NOT NULL
              )
              THEN "t47"."before"
              ELSE NULL
            END AS "score"
          FROM "t46" AS "t47"
          WHERE
            "t47"."day" >= "t47"."first" AND "t47"."day" <= "t47"."last"
        ) AS "t48"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t47"."enrolment" AS "key",
            "t47"."team",
            "t47"."instrument",
            'exit' AS "occasion",
            CASE
              WHEN (
                "t47"."before" IS NOT NULL
              ) AND (
                "t47"."after" IS NOT NULL
              )
              THEN "t47"."after"
              ELSE NULL
            END AS "score"
          FROM "t46" AS "t47"
          WHERE
            "t47"."day" >= "t47"."first" AND "t47"."day" <= "t47"."last"
        ) AS "t49"
      ) AS "t51"
      CROSS JOIN (
        SELECT
          "t10".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t0"
          WHERE
            "t0"."fact" = 'scores'
        ) AS "t10"
      ) AS "t15"
    ) AS "t52"
    WHERE
      "t52"."whole" OR (
        "t52"."team" IS NOT NULL
      )
  ) AS "t53"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t54"
