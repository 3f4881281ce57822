using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Imports;

internal sealed class ImportFaultConfiguration : IEntityTypeConfiguration<ImportFaultRow>
{
    public void Configure(EntityTypeBuilder<ImportFaultRow> builder)
    {
        builder.ToTable("ImportFaults").HasKey(f => f.Seq);
        builder.Property(f => f.Seq).ValueGeneratedOnAdd();
        builder.Property(f => f.Field).HasMaxLength(Lengths.Code);
        builder.Property(f => f.Value).HasMaxLength(Lengths.Line);
        builder.Property(f => f.Refusal).HasMaxLength(Lengths.Text);
        builder.HasIndex(f => new { f.ImportId, f.Seq });
    }
}
