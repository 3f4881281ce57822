using Crm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class SymptomConfiguration : IEntityTypeConfiguration<Symptom>
{
    public void Configure(EntityTypeBuilder<Symptom> builder)
    {
        builder.ToTable("Symptoms").HasKey(s => s.Code);
        builder.Property(s => s.Code).HasMaxLength(Lengths.Code);
        builder.Property(s => s.CategoryCode).HasMaxLength(Lengths.Code);
        builder.Property(s => s.Liability).HasMaxLength(Lengths.Code);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Property(s => s.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(s => s.NameEn).HasMaxLength(Lengths.Name);
        builder.HasOne<ProductCategory>().WithMany().HasForeignKey(s => s.CategoryCode).OnDelete(DeleteBehavior.Restrict);
    }
}
