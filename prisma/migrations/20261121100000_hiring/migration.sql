-- CreateEnum
CREATE TYPE "RubricStatus" AS ENUM ('DRAFT', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "AssessmentStatus" AS ENUM ('DRAFT', 'PUBLISHED', 'CLOSED');

-- CreateEnum
CREATE TYPE "Timing" AS ENUM ('TOTAL', 'PER_SECTION');

-- CreateEnum
CREATE TYPE "AiPolicy" AS ENUM ('ALLOWED', 'DECLARED', 'FORBIDDEN');

-- CreateEnum
CREATE TYPE "ResultPolicy" AS ENUM ('NOTHING', 'SCORE', 'FULL');

-- CreateEnum
CREATE TYPE "ReviewPolicy" AS ENUM ('NEEDED', 'SINGLE', 'DOUBLE');

-- CreateEnum
CREATE TYPE "SittingStatus" AS ENUM ('RUNNING', 'FINISHED');

-- CreateEnum
CREATE TYPE "EndedBy" AS ENUM ('CANDIDATE', 'DEADLINE', 'ORGANISATION');

-- CreateEnum
CREATE TYPE "ReviewPass" AS ENUM ('FIRST', 'SECOND', 'ADJUDICATION');

-- CreateEnum
CREATE TYPE "AppealOutcome" AS ENUM ('UPHELD', 'REJECTED');

-- CreateEnum
CREATE TYPE "DecisionOutcome" AS ENUM ('ADVANCE', 'HOLD', 'REJECT');

-- CreateEnum
CREATE TYPE "RegradeStatus" AS ENUM ('RUNNING', 'READY', 'APPLIED', 'DISCARDED');

-- DropIndex
DROP INDEX "RubricVersion_exerciseId_number_key";

-- DropIndex
DROP INDEX "RubricVersion_exerciseId_hash_key";

-- AlterTable
ALTER TABLE "RubricVersion" ADD COLUMN     "basedOnId" UUID,
ADD COLUMN     "createdById" UUID,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "publishedAt" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "status" "RubricStatus" NOT NULL DEFAULT 'PUBLISHED';

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "aiDeclaration" JSONB,
ADD COLUMN     "assessmentExerciseId" UUID,
ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "rubricVersionId" UUID,
ADD COLUMN     "sittingId" UUID;

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "requireCalibration" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "retentionDays" INTEGER;

-- AlterTable
ALTER TABLE "GradingRun" ADD COLUMN     "regradeId" UUID;

-- CreateTable
CREATE TABLE "Assessment" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT '',
    "introduction" TEXT NOT NULL DEFAULT '',
    "status" "AssessmentStatus" NOT NULL DEFAULT 'DRAFT',
    "timing" "Timing" NOT NULL DEFAULT 'TOTAL',
    "minutes" INTEGER,
    "aiPolicy" "AiPolicy" NOT NULL DEFAULT 'DECLARED',
    "resultPolicy" "ResultPolicy" NOT NULL DEFAULT 'SCORE',
    "reviewPolicy" "ReviewPolicy" NOT NULL DEFAULT 'NEEDED',
    "blindReview" BOOLEAN NOT NULL DEFAULT true,
    "dueAt" TIMESTAMPTZ(3),
    "expectations" JSONB NOT NULL DEFAULT '{}',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssessmentSection" (
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "minutes" INTEGER,

    CONSTRAINT "AssessmentSection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssessmentExercise" (
    "id" UUID NOT NULL,
    "sectionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "exerciseVersionId" UUID NOT NULL,
    "rubricVersionId" UUID NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 1,

    CONSTRAINT "AssessmentExercise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Candidate" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeMultiplier" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Candidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "candidateId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "timeMultiplier" DOUBLE PRECISION,
    "isPreview" BOOLEAN NOT NULL DEFAULT false,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "timesSent" INTEGER NOT NULL DEFAULT 1,
    "revokedAt" TIMESTAMPTZ(3),
    "invitedById" UUID,
    "externalOrigin" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sitting" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "invitationId" UUID NOT NULL,
    "visitorId" UUID NOT NULL,
    "status" "SittingStatus" NOT NULL DEFAULT 'RUNNING',
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "deadlineAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "endedBy" "EndedBy",
    "consent" JSONB NOT NULL,
    "timeMultiplier" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "addedSeconds" INTEGER NOT NULL DEFAULT 0,
    "deviceHash" TEXT NOT NULL,
    "deviceSince" TIMESTAMPTZ(3) NOT NULL,
    "gradedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Sitting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SittingSection" (
    "sittingId" UUID NOT NULL,
    "sectionId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "deadlineAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "endedBy" "EndedBy",

    CONSTRAINT "SittingSection_pkey" PRIMARY KEY ("sittingId","sectionId")
);

-- CreateTable
CREATE TABLE "SittingEvent" (
    "id" UUID NOT NULL,
    "sittingId" UUID NOT NULL,
    "attemptId" UUID,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SittingEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProblemReport" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "sittingId" UUID NOT NULL,
    "attemptId" UUID,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answererName" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProblemReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "pass" "ReviewPass" NOT NULL,
    "reviewerId" UUID,
    "reviewerName" TEXT NOT NULL,
    "blind" BOOLEAN NOT NULL,
    "rubricVersionId" UUID NOT NULL,
    "levels" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Override" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "rubricVersionId" UUID NOT NULL,
    "levelIndex" INTEGER,
    "points" DOUBLE PRECISION,
    "reason" TEXT NOT NULL,
    "authorId" UUID,
    "authorName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "sittingId" UUID NOT NULL,
    "submissionId" UUID,
    "text" TEXT NOT NULL,
    "authorId" UUID,
    "authorName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "sittingId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "AppealOutcome",
    "answer" TEXT,
    "answererId" UUID,
    "answererName" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "sittingId" UUID NOT NULL,
    "outcome" "DecisionOutcome" NOT NULL,
    "reasons" TEXT NOT NULL,
    "authorId" UUID,
    "authorName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Regrade" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "exerciseId" UUID NOT NULL,
    "rubricVersionId" UUID NOT NULL,
    "status" "RegradeStatus" NOT NULL DEFAULT 'RUNNING',
    "createdById" UUID,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Regrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdById" UUID,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Webhook" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "events" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "webhookId" UUID,
    "event" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "url" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "lastTriedAt" TIMESTAMPTZ(3),
    "lastStatus" INTEGER,
    "lastError" TEXT,
    "deliveredAt" TIMESTAMPTZ(3),
    "givenUpAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Assessment_organisationId_createdAt_idx" ON "Assessment"("organisationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "AssessmentSection_assessmentId_position_key" ON "AssessmentSection"("assessmentId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "AssessmentExercise_sectionId_position_key" ON "AssessmentExercise"("sectionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Candidate_organisationId_email_key" ON "Candidate"("organisationId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_organisationId_assessmentId_idx" ON "Invitation"("organisationId", "assessmentId");

-- CreateIndex
CREATE INDEX "Invitation_candidateId_idx" ON "Invitation"("candidateId");

-- CreateIndex
CREATE UNIQUE INDEX "Sitting_invitationId_key" ON "Sitting"("invitationId");

-- CreateIndex
CREATE UNIQUE INDEX "Sitting_visitorId_key" ON "Sitting"("visitorId");

-- CreateIndex
CREATE INDEX "Sitting_organisationId_assessmentId_idx" ON "Sitting"("organisationId", "assessmentId");

-- CreateIndex
CREATE INDEX "Sitting_status_deadlineAt_idx" ON "Sitting"("status", "deadlineAt");

-- CreateIndex
CREATE INDEX "SittingSection_deadlineAt_idx" ON "SittingSection"("deadlineAt");

-- CreateIndex
CREATE INDEX "SittingEvent_sittingId_at_idx" ON "SittingEvent"("sittingId", "at");

-- CreateIndex
CREATE INDEX "ProblemReport_organisationId_at_idx" ON "ProblemReport"("organisationId", "at");

-- CreateIndex
CREATE INDEX "ProblemReport_sittingId_idx" ON "ProblemReport"("sittingId");

-- CreateIndex
CREATE INDEX "Review_organisationId_finishedAt_idx" ON "Review"("organisationId", "finishedAt");

-- CreateIndex
CREATE INDEX "Review_reviewerId_idx" ON "Review"("reviewerId");

-- CreateIndex
CREATE UNIQUE INDEX "Review_submissionId_pass_key" ON "Review"("submissionId", "pass");

-- CreateIndex
CREATE INDEX "Override_submissionId_at_idx" ON "Override"("submissionId", "at");

-- CreateIndex
CREATE INDEX "Override_organisationId_idx" ON "Override"("organisationId");

-- CreateIndex
CREATE INDEX "Comment_sittingId_at_idx" ON "Comment"("sittingId", "at");

-- CreateIndex
CREATE INDEX "Comment_organisationId_idx" ON "Comment"("organisationId");

-- CreateIndex
CREATE INDEX "Appeal_organisationId_at_idx" ON "Appeal"("organisationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Appeal_submissionId_key" ON "Appeal"("submissionId");

-- CreateIndex
CREATE INDEX "Decision_sittingId_at_idx" ON "Decision"("sittingId", "at");

-- CreateIndex
CREATE INDEX "Decision_organisationId_idx" ON "Decision"("organisationId");

-- CreateIndex
CREATE INDEX "Regrade_organisationId_createdAt_idx" ON "Regrade"("organisationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");

-- CreateIndex
CREATE INDEX "ApiKey_organisationId_idx" ON "ApiKey"("organisationId");

-- CreateIndex
CREATE INDEX "Webhook_organisationId_idx" ON "Webhook"("organisationId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_organisationId_createdAt_idx" ON "WebhookDelivery"("organisationId", "createdAt");

-- CreateIndex
CREATE INDEX "RubricVersion_exerciseId_ownerOrganisationId_idx" ON "RubricVersion"("exerciseId", "ownerOrganisationId");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_sittingId_assessmentExerciseId_key" ON "Attempt"("sittingId", "assessmentExerciseId");

-- CreateIndex
CREATE INDEX "GradingRun_regradeId_idx" ON "GradingRun"("regradeId");

-- AddForeignKey
ALTER TABLE "Exercise" ADD CONSTRAINT "Exercise_ownerOrganisationId_fkey" FOREIGN KEY ("ownerOrganisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RubricVersion" ADD CONSTRAINT "RubricVersion_ownerOrganisationId_fkey" FOREIGN KEY ("ownerOrganisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RubricVersion" ADD CONSTRAINT "RubricVersion_basedOnId_fkey" FOREIGN KEY ("basedOnId") REFERENCES "RubricVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RubricVersion" ADD CONSTRAINT "RubricVersion_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_sittingId_fkey" FOREIGN KEY ("sittingId") REFERENCES "Sitting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_assessmentExerciseId_fkey" FOREIGN KEY ("assessmentExerciseId") REFERENCES "AssessmentExercise"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_rubricVersionId_fkey" FOREIGN KEY ("rubricVersionId") REFERENCES "RubricVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentSection" ADD CONSTRAINT "AssessmentSection_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentExercise" ADD CONSTRAINT "AssessmentExercise_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "AssessmentSection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentExercise" ADD CONSTRAINT "AssessmentExercise_exerciseVersionId_fkey" FOREIGN KEY ("exerciseVersionId") REFERENCES "ExerciseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentExercise" ADD CONSTRAINT "AssessmentExercise_rubricVersionId_fkey" FOREIGN KEY ("rubricVersionId") REFERENCES "RubricVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Candidate" ADD CONSTRAINT "Candidate_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "Candidate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sitting" ADD CONSTRAINT "Sitting_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sitting" ADD CONSTRAINT "Sitting_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sitting" ADD CONSTRAINT "Sitting_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sitting" ADD CONSTRAINT "Sitting_visitorId_fkey" FOREIGN KEY ("visitorId") REFERENCES "Visitor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SittingSection" ADD CONSTRAINT "SittingSection_sittingId_fkey" FOREIGN KEY ("sittingId") REFERENCES "Sitting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SittingSection" ADD CONSTRAINT "SittingSection_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "AssessmentSection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SittingEvent" ADD CONSTRAINT "SittingEvent_sittingId_fkey" FOREIGN KEY ("sittingId") REFERENCES "Sitting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProblemReport" ADD CONSTRAINT "ProblemReport_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProblemReport" ADD CONSTRAINT "ProblemReport_sittingId_fkey" FOREIGN KEY ("sittingId") REFERENCES "Sitting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_rubricVersionId_fkey" FOREIGN KEY ("rubricVersionId") REFERENCES "RubricVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Override" ADD CONSTRAINT "Override_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Override" ADD CONSTRAINT "Override_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Override" ADD CONSTRAINT "Override_rubricVersionId_fkey" FOREIGN KEY ("rubricVersionId") REFERENCES "RubricVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_sittingId_fkey" FOREIGN KEY ("sittingId") REFERENCES "Sitting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_sittingId_fkey" FOREIGN KEY ("sittingId") REFERENCES "Sitting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_sittingId_fkey" FOREIGN KEY ("sittingId") REFERENCES "Sitting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_exerciseId_fkey" FOREIGN KEY ("exerciseId") REFERENCES "Exercise"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_rubricVersionId_fkey" FOREIGN KEY ("rubricVersionId") REFERENCES "RubricVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "Webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradingRun" ADD CONSTRAINT "GradingRun_regradeId_fkey" FOREIGN KEY ("regradeId") REFERENCES "Regrade"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- Numbers and contents of rubrics are unique among the folder's versions and among an organisation's published ones; one draft each.
CREATE UNIQUE INDEX "RubricVersion_number_of_folder" ON "RubricVersion"("exerciseId", "number") WHERE "ownerOrganisationId" IS NULL;
CREATE UNIQUE INDEX "RubricVersion_hash_of_folder" ON "RubricVersion"("exerciseId", "hash") WHERE "ownerOrganisationId" IS NULL;
CREATE UNIQUE INDEX "RubricVersion_number_of_organisation" ON "RubricVersion"("exerciseId", "ownerOrganisationId", "number") WHERE "ownerOrganisationId" IS NOT NULL AND "status" = 'PUBLISHED';
CREATE UNIQUE INDEX "RubricVersion_one_draft" ON "RubricVersion"("exerciseId", "ownerOrganisationId") WHERE "status" = 'DRAFT';

-- What the sweep for ended sections reads, over and over.
CREATE INDEX "SittingSection_running" ON "SittingSection"("deadlineAt") WHERE "finishedAt" IS NULL;
