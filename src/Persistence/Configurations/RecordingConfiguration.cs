using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.History;

namespace Persistence.Configurations;

internal sealed class RecordingConfiguration : IEntityTypeConfiguration<RecordingRow>
{
    public void Configure(EntityTypeBuilder<RecordingRow> builder)
    {
        builder.ToTable("Recordings").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.RelativePath).HasMaxLength(Lengths.Line);
        builder.Property(r => r.Sha256).HasMaxLength(Lengths.Hash);
        builder.Property(r => r.HeldBy).HasMaxLength(Lengths.Name);
        builder.Property(r => r.HoldReason).HasMaxLength(LegalHoldRules.ReasonLength);
        builder.HasIndex(r => r.InteractionId);
        builder.HasIndex(r => r.StartedAt);
        builder.HasIndex(r => r.State);
        builder.HasIndex(r => r.ChainDay);
    }
}
