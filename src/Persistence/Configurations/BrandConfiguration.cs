using Crm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class BrandConfiguration : IEntityTypeConfiguration<Brand>
{
    public void Configure(EntityTypeBuilder<Brand> builder)
    {
        builder.ToTable("Brands").HasKey(b => b.Code);
        builder.Property(b => b.Code).HasMaxLength(Lengths.Code);
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.Property(b => b.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(b => b.NameEn).HasMaxLength(Lengths.Name);
    }
}
