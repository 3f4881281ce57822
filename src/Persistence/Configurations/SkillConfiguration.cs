using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

namespace Persistence.Configurations;

internal sealed class SkillConfiguration : IEntityTypeConfiguration<SkillRow>
{
    public void Configure(EntityTypeBuilder<SkillRow> builder)
    {
        builder.ToTable("Skills").HasKey(s => s.Code);
        builder.Property(s => s.Code).HasMaxLength(Lengths.Code);
        builder.Property(s => s.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(s => s.NameEn).HasMaxLength(Lengths.Name);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
