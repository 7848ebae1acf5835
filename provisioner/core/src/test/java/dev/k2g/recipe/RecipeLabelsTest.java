package dev.k2g.recipe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RecipeLabelsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void are_those_of_constraints_and_of_node_patterns() throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), """
                apiVersion: k2g.dev/v1alpha1
                name: shop
                topics:
                  orders: {name: shop-orders}
                graph:
                  constraints:
                    - {name: one, kind: unique, node: Shop, properties: [id]}
                    - {name: two, kind: exists, relationship: SOLD, properties: [at]}
                connectors:
                  shop:
                    plugin: {name: neo4j/kafka-connect-neo4j, version: 5.5.2}
                    consumes:
                      orders: {cypher: orders.cypher}
                """);
        Files.writeString(folder.resolve("orders.cypher"), """
                // (:Comment)
                MERGE (c:Customer {name: event.name, note: '(:Text)'})
                MERGE (c)-[:BOUGHT {id: event.id}]->( :`Odd name`&Größe )
                MERGE (p:Product:Thing)
                SET p:Sold
                """);

        assertThat(RecipeLabels.of(RecipeReader.read(folder, Map.of())))
                .containsExactlyInAnyOrder("Shop", "Customer", "Odd name", "Größe", "Product", "Thing", "Sold");
    }
}
