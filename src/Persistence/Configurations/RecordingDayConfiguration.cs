using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.History;

namespace Persistence.Configurations;

internal sealed class RecordingDayConfiguration : IEntityTypeConfiguration<RecordingDayRow>
{
    public void Configure(EntityTypeBuilder<RecordingDayRow> builder)
    {
        builder.ToTable("RecordingDays").HasKey(d => d.Day);
        builder.Property(d => d.Day).ValueGeneratedNever();
        builder.Property(d => d.Previous).HasMaxLength(Lengths.Hash);
        builder.Property(d => d.Hash).HasMaxLength(Lengths.Hash);
    }
}
