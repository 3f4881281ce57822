using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Journal;

namespace Persistence.Configurations;

internal sealed class JournalConfiguration : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> builder)
    {
        builder.ToTable("Journal").HasKey(j => new { j.Epoch, j.Seq });
        builder.Property(j => j.Epoch).ValueGeneratedNever();
        builder.Property(j => j.Seq).ValueGeneratedNever();
        builder.Property(j => j.Type).HasMaxLength(Lengths.Code);
        builder.HasIndex(j => j.At);
    }
}
