using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

namespace Persistence.Configurations;

internal sealed class CodeConfiguration : IEntityTypeConfiguration<CodeRow>
{
    public void Configure(EntityTypeBuilder<CodeRow> builder)
    {
        builder.ToTable("Codes").HasKey(c => new { c.Group, c.Code });
        builder.Property(c => c.Group).HasMaxLength(Lengths.Code);
        builder.Property(c => c.Code).HasMaxLength(Lengths.Code);
        builder.Property(c => c.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(c => c.NameEn).HasMaxLength(Lengths.Name);
        builder.Property(c => c.Category).HasMaxLength(Lengths.Code);
        builder.Property(c => c.Liability).HasMaxLength(Lengths.Code);
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}
