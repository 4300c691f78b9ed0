package org.millrace.template;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.millrace.platform.Conflict;
import org.millrace.platform.Sentence;

@Dependent
class ProductRepository {

    @PersistenceContext
    private EntityManager entities;

    ProductRepository() {}

    ProductRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(Product product) {
        try {
            entities.persist(product);
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw new Conflict(Sentence.of("Somebody else made the product \"{0}\" at this moment.", product.slug()));
        }
    }

    /** Sends what was changed, so that the version number is the new one. */
    void save() {
        entities.flush();
    }

    void remove(Product product) {
        try {
            entities.remove(product);
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw new ProductInUse(product.slug());
        }
    }

    Optional<Product> find(int tenant, String slug) {
        return find(tenant, slug, LockModeType.NONE);
    }

    /** The row stays locked to the end of the transaction. */
    Optional<Product> lock(int tenant, String slug) {
        return find(tenant, slug, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Product> find(int tenant, String slug, LockModeType lock) {
        return entities.createQuery(
                        "select p from Product p where p.tenant = :tenant and p.slug = :slug", Product.class)
                .setParameter("tenant", tenant)
                .setParameter("slug", slug)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    /** By slug, from after that one. */
    List<Product> page(int tenant, String after, int limit) {
        return entities.createQuery(
                        "select p from Product p where p.tenant = :tenant and p.slug > :after order by p.slug",
                        Product.class)
                .setParameter("tenant", tenant)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
