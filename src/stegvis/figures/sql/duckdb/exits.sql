-- 8e3935fde7dfadce
WITH "t25" AS (
  SELECT
    *
  FROM (
    SELECT
      "t18"."team",
      "t18"."started_on",
      "t18"."ended_on",
      "t18"."participant",
      "t18"."referrer",
      "t18"."exit_outcome",
      "t18"."exit_reason",
      "t18"."completed",
      "t18"."destination",
      "t18"."key",
      "t18"."enrolment",
      "t19"."first",
      "t19"."last"
    FROM (
      SELECT
        "t4"."team",
        "t4"."started_on",
        "t4"."ended_on",
        "t4"."participant",
        "t4"."referrer",
        "t4"."exit_outcome",
        "t4"."exit_reason",
        "t4"."completed",
        "t4"."destination",
        "t4"."enrolment" AS "key",
        "t4"."enrolment"
      FROM "enrolments" AS "t4"
    ) AS "t18"
    CROSS JOIN (
      SELECT
        "t5"."first",
        "t5"."last"
      FROM "_run" AS "t5"
    ) AS "t19"
  ) AS "t23"
  WHERE
    "t23"."ended_on" >= "t23"."first" AND "t23"."ended_on" <= "t23"."last"
)
SELECT
  *
FROM (
  SELECT
    "t45"."cell",
    "t45"."scope",
    "t45"."k1",
    "t45"."k2",
    "t45"."k3",
    COUNT(*) AS "records",
    COUNT("t45"."x") AS "known",
    CAST(SUM(CAST("t45"."x" AS DECIMAL(38, 9))) AS DOUBLE) AS "total",
    QUANTILE_CONT("t45"."x", 0.5) AS "middle",
    MAX("t45"."x") AS "top"
  FROM (
    SELECT
      "t44"."cell",
      "t44"."key",
      CASE WHEN "t44"."whole" THEN '' ELSE "t44"."team" END AS "scope",
      CASE
        WHEN "t44"."by_1" = 'sex'
        THEN "t44"."sex"
        WHEN "t44"."by_1" = 'track'
        THEN "t44"."track"
        WHEN "t44"."by_1" = 'referrer'
        THEN "t44"."referrer"
        WHEN "t44"."by_1" = 'reason'
        THEN "t44"."reason"
        WHEN "t44"."by_1" = 'destination'
        THEN "t44"."destination"
        WHEN "t44"."by_1" = 'outcome'
        THEN "t44"."outcome"
        ELSE CAST(NULL AS TEXT)
      END AS "k1",
      CASE
        WHEN "t44"."by_2" = 'sex'
        THEN "t44"."sex"
        WHEN "t44"."by_2" = 'track'
        THEN "t44"."track"
        WHEN "t44"."by_2" = 'referrer'
        THEN "t44"."referrer"
        WHEN "t44"."by_2" = 'reason'
        THEN "t44"."reason"
        WHEN "t44"."by_2" = 'destination'
        THEN "t44"."destination"
        WHEN "t44"."by_2" = 'outcome'
        THEN "t44"."outcome"
        ELSE CAST(NULL AS TEXT)
      END AS "k2",
      CASE
        WHEN "t44"."by_3" = 'sex'
        THEN "t44"."sex"
        WHEN "t44"."by_3" = 'track'
        THEN "t44"."track"
        WHEN "t44"."by_3" = 'referrer'
        THEN "t44"."referrer"
        WHEN "t44"."by_3" = 'reason'
        THEN "t44"."reason"
        WHEN "t44"."by_3" = 'destination'
        THEN "t44"."destination"
        WHEN "t44"."by_3" = 'outcome'
        THEN "t44"."outcome"
        ELSE CAST(NULL AS TEXT)
      END AS "k3",
      CASE
        WHEN "t44"."number" = 'days'
        THEN "t44"."days"
        WHEN "t44"."number" = 'actions'
        THEN "t44"."actions"
        ELSE CAST(NULL AS DOUBLE)
      END AS "x"
    FROM (
      SELECT
        "t43"."key",
        "t43"."team",
        "t43"."sex",
        "t43"."track",
        "t43"."referrer",
        "t43"."reason",
        "t43"."destination",
        "t14"."outcome",
        "t43"."completed",
        "t43"."interrupted",
        "t14"."positive",
        "t43"."days",
        CAST(COALESCE("t33"."acted", 0) AS DOUBLE) AS "actions",
        "t21"."cell",
        "t21"."whole",
        "t21"."flag_1",
        "t21"."flag_2",
        "t21"."by_1",
        "t21"."by_2",
        "t21"."by_3",
        "t21"."number"
      FROM (
        SELECT
          "t41"."key",
          "t41"."enrolment",
          "t41"."team",
          COALESCE("t41"."sex", 'unknown') AS "sex",
          "t41"."track",
          COALESCE("t41"."referrer", 'unknown') AS "referrer",
          COALESCE("t41"."completed", FALSE) AS "completed",
          COALESCE(NOT (
            "t41"."completed"
          ), FALSE) AS "interrupted",
          COALESCE("t41"."exit_outcome", 'unmeasured') AS "raw",
          COALESCE("t41"."exit_reason", 'unknown') AS "reason",
          COALESCE("t41"."destination", 'unknown') AS "destination",
          CAST(DATE_DIFF('DAY', "t41"."started_on", "t41"."ended_on") AS DOUBLE) AS "days"
        FROM (
          SELECT
            "t40"."team",
            "t40"."started_on",
            "t40"."ended_on",
            "t40"."participant",
            "t40"."referrer",
            "t40"."exit_outcome",
            "t40"."exit_reason",
            "t40"."completed",
            "t40"."destination",
            "t40"."key",
            "t40"."enrolment",
            "t40"."first",
            "t40"."last",
            "t40"."track",
            "t16"."participant" AS "participant_right",
            "t16"."sex",
            "t16"."birth_year"
          FROM (
            SELECT
              "t38"."team",
              "t38"."started_on",
              "t38"."ended_on",
              "t38"."participant",
              "t38"."referrer",
              "t38"."exit_outcome",
              "t38"."exit_reason",
              "t38"."completed",
              "t38"."destination",
              "t38"."key",
              "t38"."enrolment",
              "t38"."first",
              "t38"."last",
              COALESCE("t38"."track", 'unknown') AS "track"
            FROM (
              SELECT
                "t37".*
                EXCLUDE ("enrolment_right")
              FROM (
                SELECT
                  "t28"."team",
                  "t28"."started_on",
                  "t28"."ended_on",
                  "t28"."participant",
                  "t28"."referrer",
                  "t28"."exit_outcome",
                  "t28"."exit_reason",
                  "t28"."completed",
                  "t28"."destination",
                  "t28"."key",
                  "t28"."enrolment",
                  "t28"."first",
                  "t28"."last",
                  "t36"."enrolment" AS "enrolment_right",
                  "t36"."track"
                FROM "t25" AS "t28"
                LEFT OUTER JOIN (
                  SELECT
                    "t34"."enrolment",
                    "t34"."track"
                  FROM (
                    SELECT
                      "t31"."placement",
                      "t31"."enrolment",
                      "t31"."track",
                      "t31"."started_on",
                      "t31"."ended_on",
                      ROW_NUMBER() OVER (
                        PARTITION BY "t31"."enrolment"
                        ORDER BY "t31"."started_on" DESC, COALESCE("t31"."ended_on", MAKE_DATE(9999, 12, 31)) DESC, "t31"."placement" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) - 1 AS "place"
                    FROM (
                      SELECT
                        "t8"."placement",
                        "t8"."enrolment",
                        "t8"."track",
                        "t8"."started_on",
                        "t8"."ended_on"
                      FROM "placements" AS "t8"
                      SEMI JOIN "t25" AS "t29"
                        ON "t8"."enrolment" = "t29"."enrolment"
                    ) AS "t31"
                  ) AS "t34"
                  WHERE
                    "t34"."place" = 0
                ) AS "t36"
                  ON "t28"."enrolment" = "t36"."enrolment"
              ) AS "t37"
            ) AS "t38"
          ) AS "t40"
          LEFT OUTER JOIN (
            SELECT
              "t3"."participant",
              "t3"."sex",
              "t3"."birth_year"
            FROM "participants" AS "t3"
          ) AS "t16"
            ON "t40"."participant" = "t16"."participant"
        ) AS "t41"
      ) AS "t43"
      LEFT OUTER JOIN (
        SELECT
          "t0"."interrupted",
          "t0"."positive",
          "t0"."outcome" AS "raw",
          "t0"."column" AS "outcome"
        FROM "_columns" AS "t0"
      ) AS "t14"
        ON "t43"."raw" = "t14"."raw" AND "t43"."interrupted" = "t14"."interrupted"
      LEFT OUTER JOIN (
        SELECT
          "t30"."enrolment",
          COUNT(*) AS "acted"
        FROM (
          SELECT
            "t7"."action",
            "t7"."enrolment",
            "t7"."partner",
            "t7"."done_on"
          FROM "actions" AS "t7"
          SEMI JOIN (
            SELECT
              *
            FROM (
              SELECT
                "t17"."team",
                "t17"."started_on",
                "t17"."ended_on",
                "t17"."key",
                "t17"."enrolment",
                "t19"."first",
                "t19"."last"
              FROM (
                SELECT
                  "t4"."team",
                  "t4"."started_on",
                  "t4"."ended_on",
                  "t4"."enrolment" AS "key",
                  "t4"."enrolment"
                FROM "enrolments" AS "t4"
              ) AS "t17"
              CROSS JOIN (
                SELECT
                  "t5"."first",
                  "t5"."last"
                FROM "_run" AS "t5"
              ) AS "t19"
            ) AS "t22"
            WHERE
              "t22"."ended_on" >= "t22"."first" AND "t22"."ended_on" <= "t22"."last"
          ) AS "t26"
            ON "t7"."enrolment" = "t26"."enrolment"
        ) AS "t30"
        GROUP BY
          1
      ) AS "t33"
        ON "t43"."enrolment" = "t33"."enrolment"
      CROSS JOIN (
        SELECT
          "t15".*
          EXCLUDE ("fact")
        FROM (
          SELECT
            *
          FROM "_cells" AS "t1"
          WHERE
            "t1"."fact" = 'exits'
        ) AS "t15"
      ) AS "t21"
    ) AS "t44"
    WHERE
      (
        "t44"."whole" OR (
          "t44"."team" IS NOT NULL
        )
      )
      AND CASE
        WHEN "t44"."flag_1" = 'completed'
        THEN "t44"."completed"
        WHEN "t44"."flag_1" = 'interrupted'
        THEN "t44"."interrupted"
        WHEN "t44"."flag_1" = 'positive'
        THEN "t44"."positive"
        ELSE TRUE
      END
      AND CASE
        WHEN "t44"."flag_2" = 'completed'
        THEN "t44"."completed"
        WHEN "t44"."flag_2" = 'interrupted'
        THEN "t44"."interrupted"
        WHEN "t44"."flag_2" = 'positive'
        THEN "t44"."positive"
        ELSE TRUE
      END
  ) AS "t45"
  GROUP BY
    1,
    2,
    3,
    4,
    5
) AS "t46"
