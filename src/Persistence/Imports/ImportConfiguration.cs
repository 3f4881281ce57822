using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Imports;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<ImportRow>
{
    // A field's name for each of a hundred columns.
    private const int MappingLength = 2_000;

    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.ToTable("Imports").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.FileName).HasMaxLength(Lengths.Line);
        builder.Property(i => i.FileHash).HasMaxLength(Lengths.Hash).IsUnicode(false);
        builder.Property(i => i.HeadingHash).HasMaxLength(Lengths.Hash).IsUnicode(false);
        builder.Property(i => i.Mapping).HasMaxLength(MappingLength);
        builder.Property(i => i.StartedBy).HasMaxLength(Lengths.User);
        builder.Property(i => i.Workstation).HasMaxLength(Lengths.Name);
        builder.Property(i => i.Problem).HasMaxLength(Lengths.Text);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasIndex(i => i.CreatedAt);
        builder.HasIndex(i => i.FileHash);
        builder.HasIndex(i => new { i.State, i.CreatedAt });
        builder.HasIndex(i => new { i.HeadingHash, i.CreatedAt });
    }
}
