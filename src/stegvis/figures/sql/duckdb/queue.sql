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
        "t15"."team",
        "t15"."application" AS "key",
        "t11"."cell",
        "t11"."whole",
        "t11"."flag_1",
        "t11"."flag_2",
        "t11"."by_1",
        "t11"."by_2",
        "t11"."by_3",
        "t11"."number"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t4"."application",
            "t4"."participant",
            "t4"."team",
            "t4"."track",
            "t4"."referrer",
            "t4"."received_on",
            "t4"."decision",
            "t4"."decided_on",
            "t4"."left_queue_on",
            "t5"."first",
            "t5"."last",
            "t5"."one_year"
          FROM "applications" AS "t4"
          CROSS JOIN "_run" AS "t5"
        ) AS "t8"
        WHERE
          "t8"."decision" = 'accepted'
          AND "t8"."decided_on" <= "t8"."last"
          AND (
            (
              "t8"."left_queue_on" IS NULL
            ) OR (
              "t8"."left_queue_on" > "t8"."last"
            )
          )
      ) AS "t15"
      ANTI JOIN (
        SELECT
          "t9"."application"
        FROM (
          SELECT
            "t6"."enrolment",
            "t6"."participant",
            "t6"."team",
            "t6"."application",
            "t6"."referrer",
            "t6"."started_on",
            "t6"."ended_on",
            "t6"."exit_outcome",
            "t6"."exit_reason",
            "t6"."completed",
            "t6"."years_in_public_support",
            "t6"."destination",
            "t6"."comment",
            "t5"."first",
            "t5"."last",
            "t5"."one_year"
          FROM "enrolments" AS "t6"
          CROSS JOIN "_run" AS "t5"
        ) AS "t9"
        WHERE
          "t9"."application" IS NOT NULL AND "t9"."started_on" <= "t9"."last"
      ) AS "t14"
        ON "t15"."application" = "t14"."application"
      CROSS JOIN (
        SELECT
          "t7".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t1"
          WHERE
            "t1"."fact" = 'queue'
        ) AS "t7"
      ) AS "t11"
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
