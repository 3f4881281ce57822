using Crm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Catalogue;

internal sealed class BomPositionConfiguration : IEntityTypeConfiguration<BomPosition>
{
    public void Configure(EntityTypeBuilder<BomPosition> builder)
    {
        builder.ToTable("BomPositions").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Position).HasMaxLength(Lengths.Code);
        builder.Property(p => p.PartNo).HasMaxLength(Lengths.Code);
        builder.Property(p => p.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(p => p.NameEn).HasMaxLength(Lengths.Name);
        builder.Property(p => p.Coverage).HasMaxLength(Lengths.Code);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.ModelId, p.Position, p.ValidFrom }).IsUnique();
        builder.HasIndex(p => p.PartNo);
        builder.HasOne<ProductModel>().WithMany().HasForeignKey(p => p.ModelId).OnDelete(DeleteBehavior.Restrict);
    }
}
