-- AlterTable
ALTER TABLE "Sitting" ADD COLUMN     "dueAt" TIMESTAMPTZ(3);

-- Sittings that have begun keep the due date that stands now, moved by as much as their extra time lengthens all limits.
UPDATE "Sitting" AS sitting SET "dueAt" = assessment."dueAt" + interval '1 minute' * (sitting."timeMultiplier" - 1) * CASE
  WHEN assessment."timing" = 'PER_SECTION' THEN COALESCE((SELECT sum(section."minutes") FROM "AssessmentSection" AS section
    WHERE section."assessmentId" = assessment."id"), 0)
  ELSE COALESCE(assessment."minutes", 0) END
FROM "Assessment" AS assessment WHERE assessment."id" = sitting."assessmentId" AND assessment."dueAt" IS NOT NULL;
