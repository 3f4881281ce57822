using Crm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Catalogue;

internal sealed class PriceConfiguration : IEntityTypeConfiguration<Price>
{
    public void Configure(EntityTypeBuilder<Price> builder)
    {
        builder.ToTable("Prices").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Subject).HasMaxLength(Lengths.Code);
        builder.Property(p => p.CategoryCode).HasMaxLength(Lengths.Code);
        builder.Property(p => p.BrandCode).HasMaxLength(Lengths.Code);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.Kind, p.Subject, p.ValidFrom });
        builder.HasOne<Brand>().WithMany().HasForeignKey(p => p.BrandCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProductCategory>().WithMany().HasForeignKey(p => p.CategoryCode).OnDelete(DeleteBehavior.Restrict);
    }
}
