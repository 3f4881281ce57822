using Crm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class ProductModelConfiguration : IEntityTypeConfiguration<ProductModel>
{
    public void Configure(EntityTypeBuilder<ProductModel> builder)
    {
        builder.ToTable("Models").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.BrandCode).HasMaxLength(Lengths.Code);
        builder.Property(m => m.CategoryCode).HasMaxLength(Lengths.Code);
        builder.Property(m => m.Code).HasMaxLength(Lengths.Code);
        builder.Property(m => m.Line).HasMaxLength(Lengths.Name);
        builder.Property(m => m.SerialRule).HasMaxLength(Lengths.Code);
        builder.Property(m => m.Hazard).HasMaxLength(Lengths.Code);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.Property(m => m.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(m => m.NameEn).HasMaxLength(Lengths.Name);
        builder.HasIndex(m => new { m.BrandCode, m.Code }).IsUnique();
        builder.HasOne<Brand>().WithMany().HasForeignKey(m => m.BrandCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProductCategory>().WithMany().HasForeignKey(m => m.CategoryCode).OnDelete(DeleteBehavior.Restrict);
    }
}
