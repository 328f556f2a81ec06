-- AlterEnum
ALTER TYPE "FileAudience" ADD VALUE 'WORLD';
