-- 2b18194e1da0c43d
WITH "t22" AS (
  SELECT
    "t21"."response",
    "t21"."enrolment",
    "t21"."instrument",
    "t21"."occasion",
    MAX("t21"."answered_on") AS "answered_on",
    MAX("t21"."items") AS "asked",
    COUNT((
      "t21"."value" * "t21"."weight"
    ) + "t21"."shift") AS "answered",
    CAST(SUM(CAST((
      "t21"."value" * "t21"."weight"
    ) + "t21"."shift" AS DECIMAL(38, 9))) AS DOUBLE) AS "summed"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t19".*
        EXCLUDE ("instrument_right")
      FROM (
        SELECT
          "t18"."response",
          "t18"."enrolment",
          "t18"."team",
          "t18"."instrument",
          "t18"."version",
          "t18"."occasion",
          "t18"."answered_on",
          "t18"."item",
          "t18"."value",
          "t18"."text",
          "t18"."weight",
          "t18"."shift",
          "t18"."positive_from",
          "t18"."positive_to",
          "t7"."instrument" AS "instrument_right",
          "t7"."scored",
          "t7"."items"
        FROM (
          SELECT
            "t16".*
            EXCLUDE ("instrument_right", "item_right")
          FROM (
            SELECT
              "t14"."response",
              "t14"."enrolment",
              "t14"."team",
              "t14"."instrument",
              "t14"."version",
              "t14"."occasion",
              "t14"."answered_on",
              "t14"."item",
              "t14"."value",
              "t14"."text",
              "t8"."instrument" AS "instrument_right",
              "t8"."item" AS "item_right",
              "t8"."weight",
              "t8"."shift",
              "t8"."positive_from",
              "t8"."positive_to"
            FROM (
              SELECT
                *
              FROM "responses" AS "t4"
              WHERE
                "t4"."enrolment" IS NOT NULL
            ) AS "t14"
            LEFT OUTER JOIN "_items" AS "t8"
              ON "t14"."instrument" = "t8"."instrument" AND "t14"."item" = "t8"."item"
          ) AS "t16"
        ) AS "t18"
        LEFT OUTER JOIN "_instruments" AS "t7"
          ON "t18"."instrument" = "t7"."instrument"
      ) AS "t19"
    ) AS "t20"
    WHERE
      COALESCE("t20"."scored", TRUE)
  ) AS "t21"
  GROUP BY
    1,
    2,
    3,
    4
), "t26" AS (
  SELECT
    "t23"."response",
    "t23"."enrolment",
    "t23"."instrument",
    "t23"."occasion",
    "t23"."answered_on",
    "t23"."asked",
    "t23"."answered",
    "t23"."summed",
    CASE WHEN "t23"."answered" = "t23"."asked" THEN "t23"."summed" ELSE NULL END AS "score"
  FROM "t22" AS "t23"
  WHERE
    "t23"."occasion" = 'session'
), "t42" AS (
  SELECT
    "t40"."enrolment",
    "t40"."instrument",
    "t40"."score" AS "before",
    "t40"."score_right" AS "after",
    GREATEST("t40"."answered_on", "t40"."answered_on_right") AS "day"
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
        "t28"."enrolment",
        "t28"."instrument",
        "t28"."response",
        "t28"."answered_on",
        "t28"."score"
      FROM (
        SELECT
          "t24"."response",
          "t24"."enrolment",
          "t24"."instrument",
          "t24"."occasion",
          "t24"."answered_on",
          "t24"."asked",
          "t24"."answered",
          "t24"."summed",
          "t24"."score",
          ROW_NUMBER() OVER (
            PARTITION BY "t24"."enrolment", "t24"."instrument"
            ORDER BY "t24"."answered_on" ASC, "t24"."response" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
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
            CASE WHEN "t23"."answered" = "t23"."asked" THEN "t23"."summed" ELSE NULL END AS "score"
          FROM "t22" AS "t23"
          WHERE
            "t23"."occasion" = 'start'
        ) AS "t24"
      ) AS "t28"
      WHERE
        "t28"."place" = 0
    ) AS "t34"
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
            CASE WHEN "t23"."answered" = "t23"."asked" THEN "t23"."summed" ELSE NULL END AS "score"
          FROM "t22" AS "t23"
          WHERE
            "t23"."occasion" = 'exit'
        ) AS "t25"
      ) AS "t29"
      WHERE
        "t29"."place" = 0
    ) AS "t35"
      ON "t34"."enrolment" = "t35"."enrolment" AND "t34"."instrument" = "t35"."instrument"
  ) AS "t40"
  WHERE
    "t40"."response" <> "t40"."response_right"
), "t50" AS (
  SELECT
    "t49"."enrolment",
    "t49"."instrument",
    "t49"."before",
    "t49"."after",
    "t49"."day",
    "t6"."first",
    "t6"."last",
    "t6"."one_year",
    "t11"."team"
  FROM (
    SELECT
      *
    FROM "t42" AS "t43"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t46"."enrolment",
        "t46"."instrument",
        "t46"."before",
        "t46"."after",
        "t46"."day"
      FROM (
        SELECT
          "t41"."enrolment",
          "t41"."instrument",
          "t41"."score" AS "before",
          "t41"."score_right" AS "after",
          GREATEST("t41"."answered_on", "t41"."answered_on_right") AS "day"
        FROM (
          SELECT
            "t38"."enrolment",
            "t38"."instrument",
            "t38"."response",
            "t38"."answered_on",
            "t38"."score",
            "t39"."response" AS "response_right",
            "t39"."answered_on" AS "answered_on_right",
            "t39"."score" AS "score_right"
          FROM (
            SELECT
              "t30"."enrolment",
              "t30"."instrument",
              "t30"."response",
              "t30"."answered_on",
              "t30"."score"
            FROM (
              SELECT
                "t27"."response",
                "t27"."enrolment",
                "t27"."instrument",
                "t27"."occasion",
                "t27"."answered_on",
                "t27"."asked",
                "t27"."answered",
                "t27"."summed",
                "t27"."score",
                ROW_NUMBER() OVER (
                  PARTITION BY "t27"."enrolment", "t27"."instrument"
                  ORDER BY "t27"."answered_on" ASC, "t27"."response" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "place"
              FROM "t26" AS "t27"
            ) AS "t30"
            WHERE
              "t30"."place" = 0
          ) AS "t38"
          INNER JOIN (
            SELECT
              "t31"."enrolment",
              "t31"."instrument",
              "t31"."response",
              "t31"."answered_on",
              "t31"."score"
            FROM (
              SELECT
                "t27"."response",
                "t27"."enrolment",
                "t27"."instrument",
                "t27"."occasion",
                "t27"."answered_on",
                "t27"."asked",
                "t27"."answered",
                "t27"."summed",
                "t27"."score",
                ROW_NUMBER() OVER (
                  PARTITION BY "t27"."enrolment", "t27"."instrument"
                  ORDER BY "t27"."answered_on" DESC, "t27"."response" DESC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "place"
              FROM "t26" AS "t27"
            ) AS "t31"
            WHERE
              "t31"."place" = 0
          ) AS "t39"
            ON "t38"."enrolment" = "t39"."enrolment" AND "t38"."instrument" = "t39"."instrument"
        ) AS "t41"
        WHERE
          "t41"."response" <> "t41"."response_right"
      ) AS "t46"
      ANTI JOIN "t42" AS "t45"
        ON "t46"."enrolment" = "t45"."enrolment" AND "t46"."instrument" = "t45"."instrument"
    ) AS "t47"
  ) AS "t49"
  CROSS JOIN "_run" AS "t6"
  INNER JOIN (
    SELECT
      "t2"."enrolment",
      "t2"."team"
    FROM "enrolments" AS "t2"
  ) AS "t11"
    ON "t49"."enrolment" = "t11"."enrolment"
)
SELECT
  *
FROM (
  SELECT
    "t57"."cell",
    "t57"."scope",
    "t57"."k1",
    "t57"."k2",
    "t57"."k3",
    COUNT(DISTINCT "t57"."key") AS "records",
    COUNT("t57"."x") AS "known",
    CAST(SUM(CAST("t57"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t57"."x", 0.5) AS "middle",
    MAX("t57"."x") AS "top"
  FROM (
    SELECT
      "t56"."cell",
      "t56"."key",
      CASE WHEN "t56"."whole" THEN '' ELSE "t56"."team" END AS "scope",
      CASE
        WHEN "t56"."by_1" = 'instrument'
        THEN "t56"."instrument"
        WHEN "t56"."by_1" = 'occasion'
        THEN "t56"."occasion"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t56"."by_2" = 'instrument'
        THEN "t56"."instrument"
        WHEN "t56"."by_2" = 'occasion'
        THEN "t56"."occasion"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t56"."by_3" = 'instrument'
        THEN "t56"."instrument"
        WHEN "t56"."by_3" = 'occasion'
        THEN "t56"."occasion"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CASE WHEN "t56"."number" = 'score' THEN "t56"."score" ELSE CAST(NULL AS DOUBLE) END AS "x"
    FROM (
      SELECT
        "t55"."key",
        "t55"."team",
        "t55"."instrument",
        "t55"."occasion",
        "t55"."score",
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
            "t51"."enrolment" AS "key",
            "t51"."team",
            "t51"."instrument",
            'start' AS "occasion",
            CASE
              WHEN (
                "t51"."before" IS NOT NULL
              ) AND (
                "t51"."after" IS NOT NULL
              )
              THEN "t51"."before"
              ELSE NULL
            END AS "score"
          FROM "t50" AS "t51"
          WHERE
            "t51"."day" >= "t51"."first" AND "t51"."day" <= "t51"."last"
        ) AS "t52"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t51"."enrolment" AS "key",
            "t51"."team",
            "t51"."instrument",
            'exit' AS "occasion",
            CASE
              WHEN (
                "t51"."before" IS NOT NULL
              ) AND (
                "t51"."after" IS NOT NULL
              )
              THEN "t51"."after"
              ELSE NULL
            END AS "score"
          FROM "t50" AS "t51"
          WHERE
            "t51"."day" >= "t51"."first" AND "t51"."day" <= "t51"."last"
        ) AS "t53"
      ) AS "t55"
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
    ) AS "t56"
    WHERE
      "t56"."whole" OR (
        "t56"."team" IS NOT NULL
      )
  ) AS "t57"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t58"
