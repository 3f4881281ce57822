using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Imports;

internal sealed class ImportChangeConfiguration : IEntityTypeConfiguration<ImportChangeRow>
{
    public void Configure(EntityTypeBuilder<ImportChangeRow> builder)
    {
        builder.ToTable("ImportChanges").HasKey(c => c.Seq);
        builder.Property(c => c.Seq).ValueGeneratedOnAdd();
        builder.Property(c => c.Number).HasMaxLength(Lengths.Code);
        builder.Property(c => c.Before).HasMaxLength(Lengths.Text);
        builder.HasIndex(c => new { c.ImportId, c.State, c.Seq });
    }
}
