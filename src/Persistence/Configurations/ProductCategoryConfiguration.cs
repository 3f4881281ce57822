using Crm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class ProductCategoryConfiguration : IEntityTypeConfiguration<ProductCategory>
{
    public void Configure(EntityTypeBuilder<ProductCategory> builder)
    {
        builder.ToTable("Categories").HasKey(c => c.Code);
        builder.Property(c => c.Code).HasMaxLength(Lengths.Code);
        builder.Property(c => c.Hazard).HasMaxLength(Lengths.Code);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Property(c => c.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(c => c.NameEn).HasMaxLength(Lengths.Name);
    }
}
