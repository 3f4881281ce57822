using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

namespace Persistence.Configurations;

internal sealed class SiteConfiguration : IEntityTypeConfiguration<SiteRow>
{
    public void Configure(EntityTypeBuilder<SiteRow> builder)
    {
        builder.ToTable("Sites").HasKey(s => s.Id);
        builder.Property(s => s.Id).HasMaxLength(Lengths.Code);
        builder.Property(s => s.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(s => s.NameEn).HasMaxLength(Lengths.Name);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
