using Crm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Catalogue;

internal sealed class ServiceItemConfiguration : IEntityTypeConfiguration<ServiceItem>
{
    public void Configure(EntityTypeBuilder<ServiceItem> builder)
    {
        builder.ToTable("ServiceItems").HasKey(i => i.Code);
        builder.Property(i => i.Code).HasMaxLength(Lengths.Code);
        builder.Property(i => i.CategoryCode).HasMaxLength(Lengths.Code);
        builder.Property(i => i.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(i => i.NameEn).HasMaxLength(Lengths.Name);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasOne<ProductCategory>().WithMany().HasForeignKey(i => i.CategoryCode).OnDelete(DeleteBehavior.Restrict);
    }
}
