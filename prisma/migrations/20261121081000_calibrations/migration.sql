-- CreateTable
CREATE TABLE "Calibration" (
    "id" UUID NOT NULL,
    "exerciseId" UUID NOT NULL,
    "judgeModel" TEXT NOT NULL,
    "promptHash" TEXT NOT NULL,
    "met" BOOLEAN NOT NULL,
    "record" JSONB NOT NULL,
    "measuredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Calibration_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Calibration_exerciseId_judgeModel_promptHash_key" ON "Calibration"("exerciseId", "judgeModel", "promptHash");

-- AddForeignKey
ALTER TABLE "Calibration" ADD CONSTRAINT "Calibration_exerciseId_fkey" FOREIGN KEY ("exerciseId") REFERENCES "Exercise"("id") ON DELETE CASCADE ON UPDATE CASCADE;
