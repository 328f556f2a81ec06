-- DropIndex
DROP INDEX "Review_submissionId_pass_key";

-- AlterTable
ALTER TABLE "Review" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unseen" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "Review_submissionId_pass_round_key" ON "Review"("submissionId", "pass", "round");

-- Until now blind reviews counted as given by somebody who had seen nothing.
UPDATE "Review" SET "unseen" = true WHERE "blind" AND "pass" <> 'ADJUDICATION';
